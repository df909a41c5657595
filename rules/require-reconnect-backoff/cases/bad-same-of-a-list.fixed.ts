import { connect } from 'node:tls';

// Waits longer after each failure, and never just as long as other clients do.
function reconnectDelayMs(failures: number): number {
  const ceilingMs = Math.min(30_000, 1000 * 2 ** failures);
  return ceilingMs * (0.5 + Math.random() / 2);
}

export function deliver(servers: string[], mail: string, failures = 0): void {
  const [first] = servers;
  const socket = connect(465, first);
  socket.on('connect', () => {
    failures = 0;
  });
  socket.on('error', () => {
    setTimeout(() => {
      deliver(servers, mail, failures + 1);
    }, reconnectDelayMs(failures));
  });
  socket.end(mail);
}
