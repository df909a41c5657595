import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: 8080 });

server.on('error', (error) => {
  console.error(error);
  process.exit(1);
});
server.on('connection', (socket) => {
  socket.on('error', console.error);
});
