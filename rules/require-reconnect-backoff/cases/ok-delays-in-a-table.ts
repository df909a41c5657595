import { WebSocket } from 'ws';

const DELAYS_MS = [100, 1000, 5000, 30_000];
let attempt = 0;

export function connect(): void {
  const socket = new WebSocket('ws://localhost:8080');
  socket.on('error', console.error);
  socket.on('close', () => {
    setTimeout(connect, DELAYS_MS[attempt++] ?? 30_000);
  });
}
