// A field is compared with a literal twice; both ways of the first test meet before the second.
import { WebSocket } from 'ws';
export function put(ws: WebSocket, options: { mode: string }, text: string) {
  if (options.mode === 'strict') {
    if (ws.readyState !== WebSocket.OPEN) throw new Error('offline');
  }
  const body = text.trim();
  if (options.mode !== 'strict') return;
  ws.send(body);
}
