import { createServer } from 'node:net';

createServer((socket) => {
            //^^^^^^ silent
  socket.on('error', () => socket.destroy());
  socket.on('data', (bytes) => {
    if (bytes.length > 1_000_000) socket.destroy();
  });
}).listen(7000);
