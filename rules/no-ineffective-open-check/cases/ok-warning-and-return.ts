import { WebSocket } from 'ws';

export function report(socket: WebSocket, text: string) {
  if (socket.readyState !== WebSocket.OPEN) {
    console.warn('not connected');
    return;
  }
  socket.send(text);
}
