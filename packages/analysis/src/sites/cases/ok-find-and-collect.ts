// `find`, `every`, an index of the filtered list, and a list into which only open sockets are put.
import { WebSocket } from 'ws';
export function f(all: WebSocket[]) {
  const first = all.find((ws) => ws.readyState === WebSocket.OPEN);
  first?.send('x');
  const live = all.filter((ws) => ws.readyState === WebSocket.OPEN);
  if (live.length > 0) live[0]!.send('x');
  const open: WebSocket[] = [];
  for (const ws of all) if (ws.readyState === WebSocket.OPEN) open.push(ws);
  open.forEach((ws) => ws.send('x'));
}
