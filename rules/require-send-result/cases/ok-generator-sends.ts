import { WebSocket } from 'ws';

export function* relay(socket: WebSocket, parts: readonly string[]) {
  for (const part of parts) yield socket.send(part);
}
