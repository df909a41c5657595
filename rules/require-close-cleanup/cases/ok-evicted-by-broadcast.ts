import { WebSocket, WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: 8080 });
const clients = new Set<WebSocket>();

server.on('connection', (socket) => {
  clients.add(socket);
  socket.on('error', console.error);
});

export function broadcast(text: string) {
  for (const client of [...clients]) {
    if (client.readyState === WebSocket.OPEN) client.send(text);
    else clients.delete(client);
  }
}
