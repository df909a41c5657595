import { WebSocket } from 'ws';

export function report(socket: WebSocket, text: string) {
  if (socket.readyState !== WebSocket.OPEN) {
    //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ noExit
    console.warn('not connected');
  }
  socket.send(text);
}
