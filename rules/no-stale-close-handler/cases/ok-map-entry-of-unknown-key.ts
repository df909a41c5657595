import type { WebSocket } from 'ws';

const links = new Map<string, WebSocket>();

export function attach(id: string, socket: WebSocket) {
  links.set(id, socket);
  socket.on('close', () => {
    links.delete(id);
  });
}
