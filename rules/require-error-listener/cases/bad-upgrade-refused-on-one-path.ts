import { createServer } from 'node:http';
import { accept } from './accept.js';

const server = createServer();

server.on('upgrade', (request, socket, head) => {
                             //^^^^^^ unheard
  if (request.url !== '/live') {
    socket.end('HTTP/1.1 404 Not Found\r\n\r\n');
    return;
  }
  accept(request, socket, head);
});
