// preset: strict
import type { WebSocket } from 'ws';

const rooms = new Map<string, Set<WebSocket>>();

export function closeEmpty() {
  const roomsSnapshot = [...rooms];
  for (const [name, members] of roomsSnapshot) {
    if (members.size === 0) rooms.delete(name);
  }
}
