import { WebSocketServer, type WebSocket } from 'ws';

const names = new Map<WebSocket, string>();

new WebSocketServer({ port: 8080 }).on('connection', (socket, request) => {
  names.set(socket, request.url ?? '');
  socket.on('error', console.error);
  socket.on('close', () => names.delete(socket));
});
