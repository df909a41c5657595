import type { WebSocketServer } from 'ws';

export function count(server: WebSocketServer): void {
  let connections = 0;
  server.on('connection', (socket) => {
    connections++;
    socket.on('close', () => connections--);
  });
}
