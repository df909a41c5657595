import { App, type WebSocket } from 'uWebSockets.js';

const members = new Set<WebSocket<{ name: string }>>();

App().ws<{ name: string }>('/chat', {
  open: (socket) => void members.add(socket),
  close: (socket) => void members.delete(socket),
});

// Whoever closes is taken out at once, so that all members are open.
export function trickle(text: string): void {
  for (const member of members) member.send(text);
}
