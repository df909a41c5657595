import { WebSocketServer, type WebSocket } from 'ws';

const sessions = new Map<string, WebSocket>();

function forget(user: string) {
  sessions.delete(user);
}

new WebSocketServer({ port: 8080 }).on('connection', (socket, request) => {
  const user = request.headers['x-user'] as string;
  sessions.set(user, socket);
  socket.on('error', console.error);
  socket.on('close', () => {
    if (sessions.get(user) === socket) {
      forget(user);
    }
  });
});
