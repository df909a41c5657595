import { createServer } from 'node:http';
import { accept } from './accept.js';

const server = createServer();

server.on('upgrade', (request, socket, head) => {
  socket.on('error', (error) => {
    console.error('socket error', error);
  });
  if (request.url !== '/live') {
    socket.end('HTTP/1.1 404 Not Found\r\n\r\n');
    return;
  }
  accept(request, socket, head);
});
