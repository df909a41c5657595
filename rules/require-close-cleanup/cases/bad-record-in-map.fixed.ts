import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: 8080 });
const players = new Map<string, { socket: WebSocket; score: number }>();

server.on('connection', (socket, request) => {
  socket.on('error', console.error);
  const key = request.url ?? '';
  players.set(key, { socket, score: 0 });
  socket.on('close', () => {
    if (players.get(key)?.socket === socket) players.delete(key);
  });
});
