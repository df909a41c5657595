import { WebSocket } from 'ws';

declare function nextReply(socket: WebSocket): Promise<string>;

export async function call(socket: WebSocket, method: string): Promise<void> {
  if (socket.readyState !== WebSocket.OPEN) throw new Error('closed');
  socket.send(method);
  await nextReply(socket);
}
