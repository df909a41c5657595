import { WebSocket } from 'ws';

function isOpen(socket: WebSocket): boolean {
  return socket.readyState === WebSocket.OPEN;
}

let current: WebSocket;

export function replace(next: WebSocket) {
  if (current.readyState !== WebSocket.OPEN) return;
  current = next;
  if (isOpen(current)) {
    current.send('you are the new link');
  }
}
