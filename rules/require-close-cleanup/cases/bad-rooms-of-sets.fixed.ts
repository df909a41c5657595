import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: 8080 });
const rooms = new Map<string, Set<WebSocket>>();

server.on('connection', (socket, request) => {
  const room = rooms.get(request.url ?? '') ?? new Set();
  rooms.set(request.url ?? '', room);
  socket.on('error', console.error);
  room.add(socket);
  socket.on('close', () => {
    room.delete(socket);
  });
});
