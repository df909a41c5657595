import { WebSocketServer, type WebSocket } from 'ws';

const rooms: Record<string, WebSocket[]> = {};

new WebSocketServer({ port: 7040 }).on('connection', (socket, request) => {
  socket.on('error', (error) => {
    console.error('socket error', error);
  });
  (rooms[request.url ?? ''] ??= []).push(socket);
});
