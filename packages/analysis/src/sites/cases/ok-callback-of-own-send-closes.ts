// The callback of a send comes after the send, and the next run is handed a socket of its own.
import type { Socket } from 'node:dgram';
export function farewell(socket: Socket, text: string, port: number) {
  socket.send(text, port, () => socket.close());
}
