import { WebSocket } from 'ws';

declare function readSensor(): Promise<string>;

export async function report(socket: WebSocket) {
  if (socket.readyState !== WebSocket.OPEN) return;
  const reading = await readSensor();
  socket.send(reading);
  //^^^^^^^^^^^^^^^^^^ maybe
}
