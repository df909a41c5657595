import { createHub } from 'a-package';
import { WebSocket } from 'ws';

export function makeChannel(socket: WebSocket) {
  return createHub({
    publish(topic: string, data: unknown) {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ topic, data }));
    },
  });
}
