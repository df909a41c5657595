import { createServer } from 'node:net';

const sockets = [];

function forget(socket) {
  const index = sockets.indexOf(socket);
  if (index !== -1) sockets.splice(index, 1);
}

createServer((socket) => {
  socket.on('error', console.error);
  sockets.push(socket);
  socket.on('close', () => forget(socket));
}).listen(4000);
