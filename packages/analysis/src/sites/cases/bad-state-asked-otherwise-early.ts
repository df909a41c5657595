// Asked before the wait, of another socket, or in a way that is understood and lets too much pass.
import { WebSocket } from 'ws';
const LIVE = new Set<number>([WebSocket.OPEN, WebSocket.CLOSING]);
const NAMES = ['connecting', 'open', 'closing', 'closed'];
export async function early(socket: WebSocket, text: string) {
  if (NAMES[socket.readyState] !== 'open') return;
  await fetch('/log');
  socket.send(text); //! unguarded
}
export function crossed(socket: WebSocket, other: WebSocket, text: string) {
  if (NAMES[other.readyState] === 'open') socket.send(text); //! unguarded
}
export function tooMuch(socket: WebSocket, text: string) {
  if (LIVE.has(socket.readyState)) socket.send(text); //! unguarded
}
export function either(socket: WebSocket, text: string, isForced: boolean) {
  if (isForced || NAMES[socket.readyState] === 'open') socket.send(text); //! unguarded
}
