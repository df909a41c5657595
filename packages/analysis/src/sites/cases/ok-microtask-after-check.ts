import { WebSocket } from 'ws';

export function sayGoodbye(socket: WebSocket, parting: string) {
  if (socket.readyState !== WebSocket.OPEN) return;
  queueMicrotask(() => {
    socket.send(parting);
    socket.close();
  });
}
