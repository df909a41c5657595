import { WebSocket } from 'ws';

export function broadcast(sockets: Set<WebSocket>, text: string) {
  for (const socket of [...sockets]) {
    try {
      if (socket.readyState === WebSocket.OPEN) {
        socket.send(text);
      }
    } catch {
      sockets.delete(socket);
    }
  }
}
