import { WebSocket } from 'ws';

export function remind(socket: WebSocket) {
  if (socket.readyState === WebSocket.OPEN) {
    setTimeout(() => {
      socket.send('still there?');
      //^^^^^^^^^^^^^^^^^^^^^^^^^ maybe
    }, 1000);
  }
}
