import { WebSocket } from 'ws';

export function remind(socket: WebSocket) {
  if (socket.readyState === WebSocket.OPEN) {
    setTimeout(() => {
      if (socket.readyState === WebSocket.OPEN) {
        socket.send('still there?');
      }
    }, 1000);
  }
}
