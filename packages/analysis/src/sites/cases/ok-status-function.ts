// A function names the states, and the caller asks for a name that only an open socket has.
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
