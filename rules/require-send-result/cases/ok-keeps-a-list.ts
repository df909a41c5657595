import { WebSocket } from 'ws';

const members = new Map<string, WebSocket>();

export function join(name: string, socket: WebSocket): void {
  members.set(name, socket);
  if (socket.readyState === WebSocket.OPEN) socket.send(`welcome ${name}`);
}
