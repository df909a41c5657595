// The listener of the old socket makes the new one and hears its errors at once.
import { WebSocket } from 'ws';

export function connect(): void {
  const socket = new WebSocket('ws://localhost:8080');
  socket.on('error', console.error);
  socket.on('close', connect);
}
