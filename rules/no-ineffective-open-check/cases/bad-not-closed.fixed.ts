import { WebSocket } from 'ws';

export function publish(sockets: ReadonlySet<WebSocket>, news: string) {
  for (const socket of sockets) {
    if (socket.readyState !== WebSocket.OPEN) continue;
    socket.send(news);
  }
}
