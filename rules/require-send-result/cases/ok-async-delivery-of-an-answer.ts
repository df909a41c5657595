import { WebSocket } from 'ws';

declare function look(key: string): Promise<string>;

export async function answer(socket: WebSocket, key: string): Promise<void> {
  const found = await look(key);
  if (socket.readyState === WebSocket.OPEN) socket.send(found);
}
