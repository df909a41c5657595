import { WebSocket } from 'ws';

export function tell(socket: WebSocket, text: string) {
  if (socket.readyState === WebSocket.OPEN) {
    socket.send(text);
  } else {
    console.log(text);
  }
}
