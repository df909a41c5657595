// Constants under other names, sets of states, and questions that are not understood: to report behind those would be a guess.
import { strict as assert } from 'node:assert';
import { WebSocket } from 'ws';
const { OPEN: ready } = WebSocket;
const LIVE = new Set<number>([WebSocket.OPEN]);
const NAMES = ['connecting', 'open', 'closing', 'closed'];
export function renamed(socket: WebSocket, text: string) {
  if (socket.readyState === ready) socket.send(text);
}
export function taken(socket: WebSocket, text: string) {
  const { readyState, OPEN } = socket;
  if (readyState !== OPEN) return;
  socket.send(text);
}
export function member(socket: WebSocket, text: string) {
  if (LIVE.has(socket.readyState)) socket.send(text);
}
export function strictly(socket: WebSocket, text: string) {
  assert.strictEqual(socket.readyState, WebSocket.OPEN);
  socket.send(text);
}
export function named(socket: WebSocket, text: string) {
  if (NAMES[socket.readyState] === 'open') socket.send(text);
}
export function same(socket: WebSocket, text: string) {
  if (!Object.is(socket.readyState, WebSocket.OPEN)) return;
  socket.send(text);
}
