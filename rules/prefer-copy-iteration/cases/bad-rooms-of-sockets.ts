// preset: strict
import type { WebSocket } from 'ws';

const rooms = new Map<string, Set<WebSocket>>();

export function closeEmpty() {
  for (const [name, members] of rooms) {
    if (members.size === 0) rooms.delete(name);
    //                      ^^^^^^^^^^^^^^^^^^ atOnce
  }
}
