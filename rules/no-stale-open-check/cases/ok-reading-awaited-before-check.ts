import { WebSocket } from 'ws';

declare function readSensor(): Promise<string>;

export async function report(socket: WebSocket) {
  const reading = await readSensor();
  if (socket.readyState !== WebSocket.OPEN) return;
  socket.send(reading);
}
