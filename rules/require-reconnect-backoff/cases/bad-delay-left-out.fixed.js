let failures = 0;

// Waits longer after each failure, and never just as long as other clients do.
function reconnectDelayMs() {
  const ceilingMs = Math.min(30_000, 1000 * 2 ** failures);
  failures += 1;
  return ceilingMs * (0.5 + Math.random() / 2);
}

export function connect() {
  const socket = new WebSocket('ws://localhost:8080');
  socket.addEventListener('open', () => {
    failures = 0;
  });
  socket.addEventListener('close', () => {
    setTimeout(() => {
      connect();
    }, reconnectDelayMs());
  });
}
