// preset: strict
import { WebSocket } from 'ws';

const clients = new Set<WebSocket>();

export function prune() {
  const clientsSnapshot = [...clients];
  for (const client of clientsSnapshot) {
    if (client.readyState !== WebSocket.OPEN) clients.delete(client);
  }
}
