import { WebSocket } from 'ws';

const clients = new Set<WebSocket>();

export function broadcast(text: string): number {
  let reached = 0;
  for (const client of clients) {
    if (client.readyState !== WebSocket.OPEN) continue;
    client.send(text);
    reached++;
  }
  return reached;
}
