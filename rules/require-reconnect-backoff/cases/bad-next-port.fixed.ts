import { WebSocket } from 'ws';

let tries = 0;

let failures = 0;
let reconnectTimer: ReturnType<typeof setTimeout> | undefined;

// Waits longer after each failure, and never just as long as other clients do.
function reconnectLater(): void {
  const ceilingMs = Math.min(30_000, 1000 * 2 ** failures);
  failures += 1;
  const delayMs = ceilingMs * (0.5 + Math.random() / 2);
  clearTimeout(reconnectTimer);
  reconnectTimer = setTimeout(find, delayMs);
}

export function find(): void {
  const socket = new WebSocket('ws://localhost:7000');
  socket.on('error', console.error);
  socket.on('open', () => {
    failures = 0;
  });
  socket.on('close', () => {
    console.log('tried', tries);
    tries += 1;
    reconnectLater();
  });
}
