// A local function calls its callback only where its parameter is open; the callback names the caller's own binding.
import { WebSocket } from 'ws';
function withOpen(ws: WebSocket | null, run: () => void) {
  if (!ws || ws.readyState !== WebSocket.OPEN) return;
  run();
}
function whenReady(ws: WebSocket, run: () => void) {
  if (ws.readyState === WebSocket.OPEN) run();
  else ws.once('open', () => run());
}
export function f(ws: WebSocket) {
  withOpen(ws, () => ws.send('x'));
  whenReady(ws, () => ws.send('x'));
}
