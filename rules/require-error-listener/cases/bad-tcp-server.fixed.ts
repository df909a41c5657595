import { createServer } from 'node:net';

createServer((socket) => {
  socket.on('error', (error) => {
    console.error('socket error', error);
  });
  socket.pipe(socket);
}).listen(7);
