import { createServer } from 'node:net';

createServer({ keepAlive: true }, (socket) => {
  socket.on('error', () => socket.destroy());
  socket.on('data', (bytes) => {
    console.log(bytes.length);
  });
}).listen(7000);
