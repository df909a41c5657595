import { WebSocket } from 'ws';

const members = new Map<string, WebSocket>();

function forget(name: string): void {
  members.delete(name);
}

export function dismiss(name: string, reason: string): void {
  const socket = members.get(name);
  forget(name);
  if (socket?.readyState === WebSocket.OPEN) socket.send(reason);
}
