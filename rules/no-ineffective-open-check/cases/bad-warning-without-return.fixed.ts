import { WebSocket } from 'ws';

export function report(socket: WebSocket, text: string) {
  if (socket.readyState !== WebSocket.OPEN) {
    console.warn('not connected');
  }
  if (socket.readyState === WebSocket.OPEN) {
    socket.send(text);
  }
}
