// Ways out that never return: assert, process.exit, a function declared never.
import assert from 'node:assert';
import { WebSocket } from 'ws';
declare function fail(message: string): never;
export function a(ws: WebSocket) {
  assert(ws.readyState === WebSocket.OPEN, 'not open');
  ws.send('x');
}
export function b(ws: WebSocket) {
  assert.strictEqual(ws.readyState, WebSocket.OPEN);
  ws.send('x');
}
export function c(ws: WebSocket) {
  if (ws.readyState !== WebSocket.OPEN) process.exit(1);
  ws.send('x');
}
export function d(ws: WebSocket) {
  if (ws.readyState !== WebSocket.OPEN) fail('not open');
  ws.send('x');
}
