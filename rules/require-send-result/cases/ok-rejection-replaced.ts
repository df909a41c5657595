// options: { "rejections": "hide" }
import { WebSocket } from 'ws';

export function deliver(socket: WebSocket, text: string): Promise<boolean> {
  return new Promise((resolve) => {
    socket.send(text, (error) => resolve(!error));
  });
}
