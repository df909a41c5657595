// preset: strict
import { WebSocket } from 'ws';

let attempts = 0;

export function connect(): void {
  const socket = new WebSocket('ws://localhost:8080');
  socket.on('error', console.error);
  socket.on('close', () => {
    attempts += 1;
    if (attempts < 5) connect();
    //                ^^^^^^^^^ atOnce
  });
}
