import { createServer } from 'node:http';

const server = createServer();

server.on('upgrade', (request, socket) => {
  socket.destroy();
});
