// Each round of a callback has a socket of its own.
import { WebSocket } from 'ws';
interface Member {
  readonly socket: WebSocket;
}
export function leave(sockets: Set<WebSocket>, members: Member[]) {
  sockets.forEach((socket) => {
    if (socket.readyState !== WebSocket.OPEN) return;
    socket.send('bye');
    socket.close();
  });
  members.map(({ socket }) => {
    if (socket.readyState === WebSocket.OPEN) socket.send('bye');
    socket.terminate();
  });
  for (const parts of [['a'], ['b']])
    parts.forEach((part) => {
      const socket = new WebSocket(part);
      socket.once('open', () => socket.close());
    });
}
