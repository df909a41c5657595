import { WebSocket } from 'ws';

export function alert(socket: WebSocket, text: string, urgent: boolean) {
  if (socket.readyState === WebSocket.OPEN && urgent) socket.send(text);
}
