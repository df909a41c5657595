import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: 8080 });
const users = new Map<string, WebSocket>();

server.on('connection', (socket, request) => {
  socket.on('error', console.error);
  users.set(request.url ?? '', socket);
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ collection
});
