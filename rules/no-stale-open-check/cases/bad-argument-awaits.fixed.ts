import { WebSocket } from 'ws';

function isOpen(socket: WebSocket): boolean {
  return socket.readyState === WebSocket.OPEN;
}

declare function render(): Promise<string>;

export async function show(socket: WebSocket) {
  if (socket.readyState === WebSocket.OPEN) {
    const message = await render();
    if (isOpen(socket)) {
      socket.send(message);
    }
  }
}
