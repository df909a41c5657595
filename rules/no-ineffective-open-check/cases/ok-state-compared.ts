import { WebSocket } from 'ws';

export function tick(socket: WebSocket, count: number) {
  if (socket.readyState === WebSocket.OPEN) {
    socket.send(String(count));
  }
}
