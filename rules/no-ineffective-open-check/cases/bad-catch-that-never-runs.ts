import { WebSocket } from 'ws';

export function broadcast(sockets: Set<WebSocket>, text: string) {
  for (const socket of [...sockets]) {
    try {
      socket.send(text);
      //^^^^^^^^^^^^^^^ catch
    } catch {
      sockets.delete(socket);
    }
  }
}
