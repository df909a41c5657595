// The name that is asked for is that of other states, too.
import { WebSocket } from 'ws';
function statusOf(socket: WebSocket) {
  if (socket.readyState === WebSocket.CONNECTING) return 'starting';
  return socket.readyState === WebSocket.CLOSED ? 'down' : 'up';
}
export function put(socket: WebSocket, text: string) {
  if (statusOf(socket) === 'up') socket.send(text); //! ineffective-check
}
