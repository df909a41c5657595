import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: 8080 });
const players = new Map<string, { socket: WebSocket; score: number }>();

server.on('connection', (socket, request) => {
  const name = request.url ?? '';
  socket.on('error', console.error);
  players.set(name, { socket, score: 0 });
  socket.on('close', () => {
    if (players.get(name)?.socket === socket) players.delete(name);
  });
});
