import { WebSocket } from 'ws';

let current: WebSocket;

export function replace(next: WebSocket) {
  if (current.readyState !== WebSocket.OPEN) return;
  current = next;
  current.send('you are the new link');
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ maybeReassigned
}
