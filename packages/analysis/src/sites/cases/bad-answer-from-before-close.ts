// A name keeps what was asked before the program closed the socket.
import { WebSocket } from 'ws';
declare const isFull: boolean;
export function leave(socket: WebSocket) {
  const wasOpen = socket.readyState === WebSocket.OPEN;
  socket.close();
  if (wasOpen) socket.send('bye'); //! after-close
}
export function turnAway(socket: WebSocket) {
  const { readyState } = socket;
  if (isFull) socket.close();
  if (readyState === WebSocket.OPEN) socket.send('hello'); //! unguarded
}
export function inParts(socket: WebSocket) {
  const isReady = () => socket.readyState === WebSocket.OPEN;
  const wasReady = isReady();
  socket.terminate();
  const isGone = !wasReady;
  if (!isGone) socket.send('bye'); //! after-close
}
