import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: 8080 });

server.on('connection', (socket) => {
  socket.on('error', console.error);
});
server.on('connection', (socket) => {
  socket.on('close', () => console.log('gone'));
});
