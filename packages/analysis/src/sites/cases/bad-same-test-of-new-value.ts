// What the first test asked for has changed since.
import { WebSocket } from 'ws';
export function put(ws: WebSocket, wanted: boolean) {
  if (wanted && ws.readyState !== WebSocket.OPEN) return;
  wanted = true;
  if (wanted) ws.send('x'); //! ineffective-check
}
