import { createServer } from 'node:net';

const sockets = [];

createServer((socket) => {
  socket.on('error', console.error);
  sockets.push(socket);
  socket.on('close', () => {
    const index = sockets.indexOf(socket);
    if (index !== -1) sockets.splice(index, 1);
  });
}).listen(4000);
