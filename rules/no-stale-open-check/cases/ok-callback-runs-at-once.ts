import { WebSocket } from 'ws';

export function deliver(socket: WebSocket, lines: readonly string[]) {
  if (socket.readyState !== WebSocket.OPEN) return;
  lines.forEach((line) => socket.send(line));
}
