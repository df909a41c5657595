import type { WebSocketServer } from 'ws';

export function serve(server: WebSocketServer): void {
  server.on('connection', (socket) => {
    socket.on('error', (error) => {
      console.error('socket error', error);
    });
    socket.on('message', (text) => socket.send(text));
  });
}
