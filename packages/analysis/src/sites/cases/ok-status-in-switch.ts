// The answer is kept in a constant, and asked for by `switch`; the names are constants of an enumeration.
import { WebSocket } from 'ws';
enum Link { Up, Down }
const linkOf = (socket: WebSocket) => (socket.readyState === WebSocket.OPEN ? Link.Up : Link.Down);
export function put(socket: WebSocket, text: string) {
  const link = linkOf(socket);
  switch (link) {
    case Link.Up:
      socket.send(text);
      break;
    case Link.Down:
      throw new Error('offline');
  }
}
