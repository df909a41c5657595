import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: 8080 });
const players = new Map<string, { socket: WebSocket; score: number }>();

server.on('connection', (socket, request) => {
  socket.on('error', console.error);
  players.set(request.url ?? '', { socket, score: 0 });
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ collection
});
