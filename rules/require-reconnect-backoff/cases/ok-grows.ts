import { WebSocket } from 'ws';

let attempts = 0;

export function connect(): void {
  const socket = new WebSocket('ws://localhost:8080');
  socket.on('error', console.error);
  socket.on('open', () => {
    attempts = 0;
  });
  socket.on('close', () => {
    attempts += 1;
    setTimeout(connect, Math.min(30_000, 1000 * 2 ** attempts) * Math.random());
  });
}
