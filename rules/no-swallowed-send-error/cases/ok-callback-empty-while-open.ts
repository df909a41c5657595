import { WebSocket, WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: 8080 });

export function broadcast(text: string): void {
  for (const client of server.clients) {
    if (client.readyState === WebSocket.OPEN) client.send(text, () => {});
  }
}
