import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: 8080 });
const users = new Map<string, WebSocket>();

server.on('connection', (socket, request) => {
  socket.on('error', console.error);
  const key = request.url ?? '';
  users.set(key, socket);
  socket.on('close', () => {
    if (users.get(key) === socket) users.delete(key);
  });
});
