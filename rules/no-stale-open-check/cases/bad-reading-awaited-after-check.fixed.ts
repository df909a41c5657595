import { WebSocket } from 'ws';

function isOpen(socket: WebSocket): boolean {
  return socket.readyState === WebSocket.OPEN;
}

declare function readSensor(): Promise<string>;

export async function report(socket: WebSocket) {
  if (socket.readyState !== WebSocket.OPEN) return;
  const reading = await readSensor();
  if (isOpen(socket)) {
    socket.send(reading);
  }
}
