import net from 'node:net';

export class Session {
  constructor(port) {
    this.socket = net.connect(port);
    this.socket.on('error', console.error);
    this.socket.on('connect', () => {
      setInterval(() => this.beat(), 30_000);
      //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ interval
    });
  }

  beat() {
    if (this.socket.writable) this.socket.write('beat');
  }
}
