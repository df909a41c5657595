// The callback is that of the socket which its call puts into the slot; the other branch puts one there in its stead.
import { connect, type Socket } from 'node:net';
export class Telnet {
  private socket!: Socket;
  constructor(private readonly given: Socket | null) {}
  open() {
    if (this.given === null) {
      this.socket = connect({ port: 23 }, () => {
        this.socket.write('hello');
      });
    } else this.socket = this.given;
    this.socket.on('error', console.error);
  }
}
