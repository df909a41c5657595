import { createServer } from 'node:net';

createServer((socket) => {
  socket.setKeepAlive(true, 30_000);
  socket.on('error', () => socket.destroy());
  socket.on('data', (bytes) => {
    console.log(bytes.length);
  });
}).listen(7000);
