import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: 8080 });
const greeted = new WeakSet<WebSocket>();

server.on('connection', (socket) => {
  greeted.add(socket);
  socket.on('error', console.error);
});
