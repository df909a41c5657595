import { WebSocket } from 'ws';

export function makeChannel(socket: WebSocket) {
  return {
    publish(topic: string, data: unknown) {
//  ^^^^^^^ one
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ topic, data }));
    },
  };
}
