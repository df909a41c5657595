import { WebSocket } from 'ws';

declare function refreshToken(): Promise<string>;

let failures = 0;
let reconnectTimer: ReturnType<typeof setTimeout> | undefined;

// Waits longer after each failure, and never just as long as other clients do.
function reconnectLater(): void {
  const ceilingMs = Math.min(30_000, 1000 * 2 ** failures);
  failures += 1;
  const delayMs = ceilingMs * (0.5 + Math.random() / 2);
  clearTimeout(reconnectTimer);
  reconnectTimer = setTimeout(() => {
    void connect();
  }, delayMs);
}

export async function connect(): Promise<void> {
  const token = await refreshToken();
  const socket = new WebSocket(`ws://localhost:8080?token=${token}`);
  socket.on('error', console.error);
  socket.on('open', () => {
    failures = 0;
  });
  socket.on('close', () => {
    reconnectLater();
  });
}
