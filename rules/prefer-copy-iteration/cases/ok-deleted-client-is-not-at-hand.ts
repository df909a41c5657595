import type { WebSocket } from 'ws';

const clients = new Map<string, WebSocket>();
declare function nameOf(socket: WebSocket): string;

export function prune(socket: WebSocket) {
  for (const client of clients.values()) {
    if (client.readyState === client.CLOSED) clients.delete(nameOf(client));
  }
  clients.delete(nameOf(socket));
}
