import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: 8080 });
const clients = new Set<WebSocket>();

server.on('connection', (socket) => {
  socket.on('error', console.error);
  clients.add(socket);
  socket.once('close', () => void clients.delete(socket));
});

export function shutDown() {
  for (const client of clients) client.terminate();
  clients.clear();
}
