import { WebSocket } from 'ws';

export function introduce(socket: WebSocket, name: string): void {
  if (socket.readyState !== WebSocket.OPEN) return;
  socket.send(`hello ${name}`);
  socket.send(`goodbye ${name}`);
}
