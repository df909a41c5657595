import { WebSocketServer, type WebSocket } from 'ws';

const clients = new Set<WebSocket>();

new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
  socket.on('error', (error) => {
    console.error('socket error', error);
  });
  clients.add(socket);
  socket.on('close', () => clients.delete(socket));
});
