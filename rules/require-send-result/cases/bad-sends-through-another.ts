import { WebSocket } from 'ws';

function deliver(socket: WebSocket, text: string): boolean {
  if (socket.readyState !== WebSocket.OPEN) return false;
  socket.send(text);
  return true;
}

export function deliverEvent(socket: WebSocket, event: object): void {
//              ^^^^^^^^^^^^ one
  deliver(socket, JSON.stringify(event));
}
