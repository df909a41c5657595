import { WebSocket } from 'ws';

export function connect(): void {
  const socket = new WebSocket('ws://localhost:8080');
  socket.on('error', console.error);
  socket.on('close', () => {
    setImmediate(connect);
    //^^^^^^^^^^^^^^^^^^^ atOnce
  });
}
