import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: 8080 });
const players = new Set<WebSocket>();

server.on('connection', (socket) => {
  players.add(socket);
  socket.on('close', () => {
    players.delete(socket);
  });
  socket.on('error', console.error);
  socket.on('message', (text) => {
    if (String(text) === 'leave') players.delete(socket);
  });
});
