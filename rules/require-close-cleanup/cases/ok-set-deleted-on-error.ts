import { createServer, type Socket } from 'node:net';

const sockets = new Set<Socket>();

export const server = createServer((socket) => {
  sockets.add(socket);
  socket.once('error', () => sockets.delete(socket));
  socket.once('end', () => sockets.delete(socket));
});
