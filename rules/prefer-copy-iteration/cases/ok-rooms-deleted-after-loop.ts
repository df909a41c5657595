import type { WebSocket } from 'ws';

const rooms = new Map<string, Set<WebSocket>>();

export function closeEmpty() {
  const empty: string[] = [];
  for (const [name, members] of rooms) {
    if (members.size === 0) empty.push(name);
  }
  for (const name of empty) rooms.delete(name);
}
