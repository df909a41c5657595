import { WebSocket } from 'ws';

declare function connectLater(connect: () => void): void;

export function connect(): void {
  const socket = new WebSocket('ws://localhost:8080');
  socket.on('error', console.error);
  socket.on('close', () => {
    connectLater(connect);
  });
}
