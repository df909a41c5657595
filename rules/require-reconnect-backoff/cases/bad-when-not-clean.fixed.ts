// Waits longer after each failure, and never just as long as other clients do.
function reconnectDelayMs(failures: number): number {
  const ceilingMs = Math.min(30_000, 1000 * 2 ** failures);
  return ceilingMs * (0.5 + Math.random() / 2);
}

export function connect(url: string, failures = 0) {
  const socket = new WebSocket(url);
  socket.addEventListener('open', () => {
    failures = 0;
  });
  socket.addEventListener('close', ({ code }) => {
    if (code !== 1000) {
      setTimeout(() => {
        connect(url, failures + 1);
      }, reconnectDelayMs(failures));
    }
  });
}
