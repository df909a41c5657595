import { WebSocket } from 'ws';

export function deliver(socket: WebSocket, text: string): void {
//              ^^^^^^^ one
  if (socket.readyState === WebSocket.OPEN) socket.send(text);
}
