import { randomUUID } from 'node:crypto';
import { WebSocketServer, type WebSocket } from 'ws';

const sessions = new Map<string, WebSocket>();

new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
  const id = randomUUID();
  sessions.set(id, socket);
  socket.on('error', console.error);
  socket.on('close', () => {
    sessions.delete(id);
  });
});
