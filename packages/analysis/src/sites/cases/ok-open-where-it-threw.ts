// What closes does not throw, and what throws does not close.
import { WebSocket } from 'ws';
function refuse(text: string): never {
  throw new Error(text);
}
function leave(socket: WebSocket, other: WebSocket) {
  other.close();
  if (socket.readyState !== WebSocket.OPEN) return;
  refuse('left');
}
export function read(socket: WebSocket, other: WebSocket) {
  if (socket.readyState !== WebSocket.OPEN) return;
  try {
    leave(socket, other);
  } catch (error) {
    socket.send(String(error));
  }
}
