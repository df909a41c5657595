import { WebSocket } from 'ws';

declare function isBanned(socket: WebSocket): Promise<boolean>;

const clients = new Set<WebSocket>();

export async function evict() {
  const clientsSnapshot = [...clients];
  for (const client of clientsSnapshot) {
    if (await isBanned(client)) clients.delete(client);
  }
}
