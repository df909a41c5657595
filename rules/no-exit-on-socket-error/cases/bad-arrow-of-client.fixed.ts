import { WebSocket } from 'ws';

export function link(url: string) {
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

  function connect() {
    const socket = new WebSocket(url);
    socket.on('error', console.error);
    socket.on('open', () => {
      failures = 0;
    });
    socket.on('close', (code) => {
      if (code !== 1000) reconnectLater();
    });
  }
  connect();
}
