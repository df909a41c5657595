import { createServer } from 'node:net';

const sockets = [];

createServer((socket) => {
  socket.on('error', console.error);
  sockets.push(socket);
  //^^^^^^^^^^^^^^^^^^ collection
}).listen(4000);
