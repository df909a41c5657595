import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: 8080 });

server.on('connection', (socket) => {
  socket.on('error', console.error);
  socket.on('close', () => {
    if (server.clients.size === 0) process.exit(1);
  });
});
