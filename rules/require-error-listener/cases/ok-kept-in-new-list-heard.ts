import { WebSocketServer, type WebSocket } from 'ws';

const rooms: Record<string, WebSocket[]> = {};

new WebSocketServer({ port: 7040 }).on('connection', (socket, request) => {
  socket.on('error', console.error);
  (rooms[request.url ?? ''] ??= []).push(socket);
});
