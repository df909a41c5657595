// A function that names the states.
import { WebSocket } from 'ws';
const status = (ws: WebSocket) => {
  switch (ws.readyState) {
    case WebSocket.CONNECTING: return 'connecting';
    case WebSocket.OPEN: return 'open';
    default: return 'closed';
  }
};
export function f(ws: WebSocket) {
  if (status(ws) === 'open') ws.send('x');
}
