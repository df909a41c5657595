// preset: strict
import { WebSocket } from 'ws';

const RETRY_MS = 5 * 1000;

let failures = 0;

// Waits longer after each failure, and never just as long as other clients do.
function reconnectDelayMs(): number {
  const ceilingMs = Math.min(30_000, RETRY_MS * 2 ** failures);
  failures += 1;
  return ceilingMs * (0.5 + Math.random() / 2);
}

export function connect(): void {
  const socket = new WebSocket('ws://localhost:8080');
  socket.on('error', console.error);
  socket.on('open', () => {
    failures = 0;
  });
  socket.on('close', () => {
    setTimeout(connect, reconnectDelayMs());
  });
}
