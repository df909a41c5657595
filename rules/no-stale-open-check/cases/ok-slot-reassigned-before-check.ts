import { WebSocket } from 'ws';

let current: WebSocket;

export function replace(next: WebSocket) {
  current = next;
  if (current.readyState !== WebSocket.OPEN) return;
  current.send('you are the new link');
}
