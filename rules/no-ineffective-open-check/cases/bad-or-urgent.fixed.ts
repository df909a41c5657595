import { WebSocket } from 'ws';

function isOpen(socket: WebSocket): boolean {
  return socket.readyState === WebSocket.OPEN;
}

export function alert(socket: WebSocket, text: string, urgent: boolean) {
  if ((socket.readyState === WebSocket.OPEN || urgent) && isOpen(socket))
    socket.send(text);
}
