// options: { "rejections": "hide" }
import { WebSocket } from 'ws';

export function deliver(socket: WebSocket, text: string): Promise<void> {
//              ^^^^^^^ rejection
  return new Promise((resolve, reject) => {
    socket.send(text, (error) => (error ? reject(error) : resolve()));
  });
}
