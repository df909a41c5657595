import type { Socket } from 'node:net';

export class Peer {
  constructor(private readonly socket: Socket) {}

  readonly writeLine = (line: string): void => {
//         ^^^^^^^^^ one
    if (!this.socket.destroyed) this.socket.write(`${line}\n`);
  };
}
