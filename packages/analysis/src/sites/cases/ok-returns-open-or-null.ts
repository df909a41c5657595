// A function that returns the socket where it is open and nothing otherwise.
import type { WebSocket } from 'ws';
const sockets = new Map<string, WebSocket>();
function liveSocket(id: string): WebSocket | undefined {
  const socket = sockets.get(id);
  return socket?.readyState === 1 ? socket : undefined;
}
export function a(id: string) {
  const socket = liveSocket(id);
  if (!socket) return false;
  socket.send('x');
  return true;
}
export function b(id: string) {
  liveSocket(id)?.send('x');
}
export function c(ws: WebSocket) {
  const open = ws.readyState === 1 ? ws : null;
  open?.send('x');
}
