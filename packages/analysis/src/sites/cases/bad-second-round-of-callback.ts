// What one round of a callback closes is closed in the next.
import { WebSocket } from 'ws';
export function tell(socket: WebSocket, parts: string[]) {
  if (socket.readyState !== WebSocket.OPEN) return;
  parts.forEach((part) => {
    socket.send(part); //! unguarded
    if (part === 'last') socket.close();
  });
}
