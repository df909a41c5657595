// The answer is old by the time of the send.
import { WebSocket } from 'ws';
const statusOf = (socket: WebSocket) => (socket.readyState === WebSocket.OPEN ? 'up' : 'down');
export async function put(socket: WebSocket, load: () => Promise<string>) {
  if (statusOf(socket) !== 'up') return;
  socket.send(await load()); //! stale-check
}
