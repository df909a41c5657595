import type { WebSocket } from 'ws';

export function watch(socket: WebSocket) {
  socket.on('error', (error) => {
    console.error(error);
    process.exit(1);
  });
}
