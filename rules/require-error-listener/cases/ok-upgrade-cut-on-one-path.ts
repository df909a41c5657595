import { createServer } from 'node:http';
import { accept } from './accept.js';

const server = createServer();

server.on('upgrade', (request, socket, head) => {
  if (request.url !== '/live') {
    socket.write('HTTP/1.1 404 Not Found\r\n\r\n');
    socket.destroy();
    return;
  }
  accept(request, socket, head);
});
