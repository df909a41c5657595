import type { WebSocket } from 'ws';

export function tell(socket: WebSocket, text: string) {
  if (socket.readyState === socket.OPEN) {
    socket.send(text);
  }
}
