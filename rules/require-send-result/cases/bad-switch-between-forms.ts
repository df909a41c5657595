import { WebSocket } from 'ws';

export function deliver(socket: WebSocket, data: string | object): void {
//              ^^^^^^^ one
  if (socket.readyState !== WebSocket.OPEN) return;
  if (typeof data === 'string') {
    socket.send(data);
  } else {
    socket.send(JSON.stringify(data));
  }
}
