import { createServer } from 'node:http';

const server = createServer();

server.on('connection', (socket) => {
  socket.setNoDelay(true);
});
server.on('clientError', (error, socket) => {
  socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
});
