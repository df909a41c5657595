import { createServer } from 'node:net';

createServer((socket) => {
            //^^^^^^ silent
  socket.on('error', () => socket.destroy());
  socket.on('data', (bytes) => {
    console.log(bytes.length);
  });
}).listen(7000);
