import { WebSocket } from 'ws';

const clients = new Set<WebSocket>();

export function prune() {
  for (const client of clients) {
    if (client.readyState !== WebSocket.OPEN) clients.delete(client);
  }
}
