import { connect } from 'node:net';

let failures = 0;
let reconnectTimer: ReturnType<typeof setTimeout> | undefined;

// Waits longer after each failure, and never just as long as other clients do.
function reconnectLater(): void {
  const ceilingMs = Math.min(30_000, 1000 * 2 ** failures);
  failures += 1;
  const delayMs = ceilingMs * (0.5 + Math.random() / 2);
  clearTimeout(reconnectTimer);
  reconnectTimer = setTimeout(open, delayMs);
}

export function open(): void {
  const socket = connect(1883, 'broker.local');
  socket.on('connect', () => {
    failures = 0;
  });
  socket.on('error', (error) => {
    console.error(error);
    reconnectLater();
  });
}
