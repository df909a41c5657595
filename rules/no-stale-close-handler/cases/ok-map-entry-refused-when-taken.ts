import { WebSocketServer, type WebSocket } from 'ws';

const sessions = new Map<string, WebSocket>();

new WebSocketServer({ port: 8080 }).on('connection', (socket, request) => {
  const user = request.url ?? '';
  socket.on('error', console.error);
  if (sessions.has(user)) {
    socket.close(4001, 'already here');
    return;
  }
  sessions.set(user, socket);
  socket.on('close', () => sessions.delete(user));
});
