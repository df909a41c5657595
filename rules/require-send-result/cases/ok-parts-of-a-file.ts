import type { Socket } from 'node:net';

export function writeParts(socket: Socket, parts: readonly string[]): void {
  for (const part of parts) socket.write(part);
}
