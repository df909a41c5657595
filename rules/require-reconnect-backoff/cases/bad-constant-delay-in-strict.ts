// preset: strict
import { WebSocket } from 'ws';

const RETRY_MS = 5 * 1000;

export function connect(): void {
  const socket = new WebSocket('ws://localhost:8080');
  socket.on('error', console.error);
  socket.on('close', () => {
    setTimeout(connect, RETRY_MS);
    //^^^^^^^^^^^^^^^^^^^^^^^^^^^ constant
  });
}
