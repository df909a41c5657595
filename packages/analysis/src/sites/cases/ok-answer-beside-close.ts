// The close call is on the way on which the answer was no, or of another socket.
import { WebSocket } from 'ws';
declare const isStrict: boolean;
export function keep(socket: WebSocket) {
  const isOpen = socket.readyState === WebSocket.OPEN;
  if (!isOpen) socket.close();
  if (isOpen) socket.send('hello');
}
export function keepOften(socket: WebSocket) {
  const isOpen = socket.readyState === WebSocket.OPEN;
  if (!isOpen && isStrict) socket.terminate();
  if (isOpen) socket.send('hello');
}
export function replace(old: WebSocket, next: WebSocket) {
  const isOpen = next.readyState === WebSocket.OPEN;
  old.close();
  if (isOpen) next.send('yours');
}
export function again(sockets: WebSocket[]) {
  for (const socket of sockets) {
    const isOpen = socket.readyState === WebSocket.OPEN;
    if (isOpen) socket.send('bye');
    socket.close();
  }
}
