import { WebSocket } from 'ws';

export function tell(socket: WebSocket, text: string) {
  if (socket.readyState !== WebSocket.OPEN) return false;
  socket.send(text);
  return true;
}
