// A function that some other method is given comes later.
import { createConnection, type Socket } from 'node:net';
import type { Queue } from './queue.ts';
export class Terminal {
  private readonly socket: Socket;
  constructor(
    port: number,
    private readonly queue: Queue,
  ) {
    this.socket = createConnection({ port });
    this.socket.on('error', console.error);
    this.socket.on('close', () => console.log('gone'));
    this.socket.on('data', (chunk) => this.read(String(chunk)));
  }
  private read(text: string) {
    this.queue.push(text, (answer) => {
      this.socket.write(answer); //! unguarded
    });
    this.queue.replaceLater(text, () => {
      this.socket.write('done'); //! unguarded
    });
  }
}
