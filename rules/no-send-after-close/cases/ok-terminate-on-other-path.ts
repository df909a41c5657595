import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: 8080 });
server.on('connection', (socket, request) => {
  socket.on('error', console.error);
  if (request.url === '/old') {
    socket.terminate();
    return;
  }
  socket.send('welcome');
});
