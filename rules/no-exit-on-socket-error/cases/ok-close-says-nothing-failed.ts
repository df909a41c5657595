import { WebSocket } from 'ws';

export function upload(url: string) {
  const socket = new WebSocket(url);
  socket.on('error', console.error);
  socket.on('close', () => process.exit());
}
