import { WebSocketServer } from 'ws';

const sessions = new Map();
let next = 0;

new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
  const id = next++;
  sessions.set(id, socket);
  socket.on('error', console.error);
  socket.on('close', () => sessions.delete(id));
});
