import { createServer } from 'node:tls';

createServer({}, (socket) => {
                //^^^^^^ silent
  socket.on('error', () => socket.destroy());
  socket.pipe(process.stdout);
}).listen(8883);
