import { WebSocket } from 'ws';

const clients = new Set<WebSocket>();

export function broadcast(text: string): void {
//              ^^^^^^^^^ many
  for (const client of clients) {
    if (client.readyState === WebSocket.OPEN) client.send(text);
  }
}
