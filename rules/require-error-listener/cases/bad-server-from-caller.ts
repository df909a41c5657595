import type { WebSocketServer } from 'ws';

export function serve(server: WebSocketServer): void {
  server.on('connection', (socket) => {
                         //^^^^^^ unheard
    socket.on('message', (text) => socket.send(text));
  });
}
