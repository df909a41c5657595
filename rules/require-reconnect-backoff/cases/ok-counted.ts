import { WebSocket } from 'ws';

let attempts = 0;

export function connect(): void {
  const socket = new WebSocket('ws://localhost:8080');
  socket.on('error', console.error);
  socket.on('close', () => {
    if (attempts++ < 3) connect();
  });
}
