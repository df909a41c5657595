import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';

export function connect(): void {
  const socket = new WebSocket('ws://localhost:8080');
  socket.on('error', console.error);
  socket.on('close', async () => {
    await sleep(3000);
    connect();
  });
}
