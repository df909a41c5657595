import { WebSocket } from 'ws';

export function connect(url: string, retryMs: number) {
  const socket = new WebSocket(url);
  socket.on('error', console.error);
  socket.on('close', () => {
    setTimeout(() => connect(url, retryMs), retryMs);
  });
}
