import { createInterface } from 'node:readline';
import { WebSocket } from 'ws';

export function chat(url: string) {
  const socket = new WebSocket(url);
  const lines = createInterface({ input: process.stdin });
  socket.on('close', () => {
    lines.close();
    process.exit(1);
  });
}
