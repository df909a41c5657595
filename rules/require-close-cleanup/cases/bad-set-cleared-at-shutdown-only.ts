import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: 8080 });
const clients = new Set<WebSocket>();

server.on('connection', (socket) => {
  socket.on('error', console.error);
  clients.add(socket);
  //^^^^^^^^^^^^^^^^^ collection
});

export function shutDown() {
  for (const client of clients) client.terminate();
  clients.clear();
}
