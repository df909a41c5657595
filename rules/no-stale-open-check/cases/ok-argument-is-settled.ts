import { WebSocket } from 'ws';

export async function show(socket: WebSocket, page: string) {
  if (socket.readyState === WebSocket.OPEN) socket.send(await Promise.resolve(page));
}
