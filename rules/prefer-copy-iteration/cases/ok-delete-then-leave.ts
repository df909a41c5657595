import type { WebSocket } from 'ws';

const clients = new Map<string, WebSocket>();

export function forget(socket: WebSocket) {
  for (const [name, client] of clients) {
    if (client !== socket) continue;
    clients.delete(name);
    break;
  }
}
