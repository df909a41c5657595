import { createServer } from 'node:net';

createServer((socket) => {
  socket.on('error', (error) => {
    console.warn('socket failed', error);
    socket.destroy();
  });
}).listen(7);
