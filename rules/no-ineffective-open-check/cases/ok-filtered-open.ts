import { WebSocket } from 'ws';

export function publish(sockets: readonly WebSocket[], news: string) {
  for (const socket of sockets.filter((one) => one.readyState === WebSocket.OPEN)) {
    socket.send(news);
  }
}
