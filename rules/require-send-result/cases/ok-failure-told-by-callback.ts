import { WebSocket } from 'ws';

export function deliver(socket: WebSocket, text: string, done: (error?: Error) => void): void {
  socket.send(text, done);
}
