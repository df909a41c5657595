import { WebSocket } from 'ws';

export function refuse(socket: WebSocket, reason: string): void {
  if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ reason }));
  socket.close();
}
