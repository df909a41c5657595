import { WebSocket } from 'ws';

const clients = new Set<WebSocket>();

export function closeAll() {
  for (const client of clients) {
    client.on('close', () => clients.delete(client));
    client.close();
  }
}
