import { createServer } from 'node:net';

let sockets = [];

createServer((socket) => {
  socket.on('error', console.error);
  sockets.push(socket);
  socket.on('close', () => {
    sockets = sockets.filter((other) => other !== socket);
  });
}).listen(4000);
