import { WebSocket } from 'ws';

export function deliver(socket: WebSocket, text: string): void {
//              ^^^^^^^ one
  socket.send(text, (error) => {
    if (error) console.error('not delivered', error);
  });
}
