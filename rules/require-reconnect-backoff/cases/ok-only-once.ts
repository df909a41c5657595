import { WebSocket } from 'ws';

let retried = false;

export function connect(): void {
  const socket = new WebSocket('ws://localhost:8080');
  socket.on('error', console.error);
  socket.on('close', () => {
    if (retried) return;
    retried = true;
    connect();
  });
}
