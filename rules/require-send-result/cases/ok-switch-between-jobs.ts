import { WebSocket } from 'ws';

export function perform(socket: WebSocket, order: { kind: string; text: string }, log: string[]): void {
  if (order.kind === 'tell') {
    socket.send(order.text);
  } else {
    log.push(order.text);
  }
}
