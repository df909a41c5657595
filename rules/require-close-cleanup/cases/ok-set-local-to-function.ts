import type { WebSocket } from 'ws';

export function tellBoth(left: WebSocket, right: WebSocket, text: string) {
  const both = new Set<WebSocket>();
  both.add(left);
  both.add(right);
  for (const socket of both) if (socket.readyState === 1) socket.send(text);
}
