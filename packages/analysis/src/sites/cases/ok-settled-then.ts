// `then` of a settled promise is a microtask.
import { WebSocket } from 'ws';
export function f(ws: WebSocket) {
  if (ws.readyState !== WebSocket.OPEN) return;
  Promise.resolve().then(() => ws.send('x'));
}
