import type { Socket } from 'node:net';

export class Peer {
  constructor(private readonly socket: Socket) {}

  readonly writeLine = (line: string) => this.socket.write(`${line}\n`);
}
