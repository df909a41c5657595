import { WebSocket } from 'ws';
const waiters = new Map<WebSocket, () => void>();
export function whenDrained(ws: WebSocket, f: () => void) {
  waiters.set(ws, f); //! require-close-cleanup
}
export function count() {
  return waiters.size;
}
