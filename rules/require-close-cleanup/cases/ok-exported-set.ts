import type { WebSocket } from 'ws';

export const clients = new Set<WebSocket>();

export function join(socket: WebSocket) {
  clients.add(socket);
}
