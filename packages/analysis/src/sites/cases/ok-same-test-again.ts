// The same unchanged condition guards the exit and the send.
import { WebSocket } from 'ws';
export function f(ws: WebSocket, wanted: boolean) {
  if (wanted && ws.readyState !== WebSocket.OPEN) return;
  if (wanted) ws.send('x');
}
