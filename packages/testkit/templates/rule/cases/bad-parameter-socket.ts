import type { WebSocket } from 'ws';

export function tell(socket: WebSocket, text: string) {
  socket.send(text);
  //^^^^^^^^^^^^^^^ maybe
}
