import { WebSocket } from 'ws';

let failures = 0;
let reconnectTimer: ReturnType<typeof setTimeout> | undefined;

// Waits longer after each failure, and never just as long as other clients do.
function reconnectLater(): void {
  const ceilingMs = Math.min(30_000, 1000 * 2 ** failures);
  failures += 1;
  const delayMs = ceilingMs * (0.5 + Math.random() / 2);
  clearTimeout(reconnectTimer);
  reconnectTimer = setTimeout(connect, delayMs);
}

export function connect(): void {
  const socket = new WebSocket('ws://localhost:8080');
  socket.on('error', console.error);
  socket.on('open', () => {
    failures = 0;
  });
  socket.on('close', () => {
    reconnectLater();
  });
}
