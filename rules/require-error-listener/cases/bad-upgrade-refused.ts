import { createServer } from 'node:http';

const server = createServer();

server.on('upgrade', (request, socket) => {
                             //^^^^^^ unheard
  socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
});
