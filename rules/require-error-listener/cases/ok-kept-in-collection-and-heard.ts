import { WebSocketServer, type WebSocket } from 'ws';

const clients = new Set<WebSocket>();

new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
  clients.add(socket);
  listenToAll();
});

function listenToAll(): void {
  for (const client of clients) client.once('error', () => clients.delete(client));
}
