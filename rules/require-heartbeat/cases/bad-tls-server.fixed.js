import { createServer } from 'node:tls';

createServer({}, (socket) => {
  socket.setKeepAlive(true, 30_000);
  socket.on('error', () => socket.destroy());
  socket.pipe(process.stdout);
}).listen(8883);
