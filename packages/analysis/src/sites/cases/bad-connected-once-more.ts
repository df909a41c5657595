// The neighbour: another method puts another socket there, which need not be connected when this one is.
import { connect, type Socket } from 'node:net';
export class Telnet {
  private socket!: Socket;
  open() {
    this.socket = connect({ port: 23 }, () => {
      this.socket.write('hello'); //! unguarded
    });
    this.socket.on('error', console.error);
    this.use(connect(24));
  }
  use(other: Socket) {
    other.on('error', console.error);
    this.socket = other;
  }
}
