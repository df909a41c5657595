import { WebSocket } from 'ws';

export function tick(socket: WebSocket, count: number) {
  if (socket.readyState) {
    //^^^^^^^^^^^^^^^^^ partial
    socket.send(String(count));
  }
}
