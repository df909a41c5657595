import { WebSocket } from 'ws';

declare function encode(event: object): Promise<void>;

export async function deliver(socket: WebSocket, event: object): Promise<void> {
//                    ^^^^^^^ one
  await encode(event);
  if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(event));
}
