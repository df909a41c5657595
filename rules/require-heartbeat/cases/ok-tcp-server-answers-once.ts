import { createServer } from 'node:net';

createServer((socket) => {
  socket.on('error', () => socket.destroy());
  socket.on('data', (bytes) => {
    socket.end(`${bytes.length}\n`);
  });
}).listen(7000);
