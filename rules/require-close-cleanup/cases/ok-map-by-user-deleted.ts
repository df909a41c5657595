import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: 8080 });
const users = new Map<string, WebSocket>();

server.on('connection', (socket, request) => {
  const user = request.url ?? '';
  socket.on('error', console.error);
  users.set(user, socket);
  socket.on('close', () => {
    if (users.get(user) === socket) users.delete(user);
  });
});
