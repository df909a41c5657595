import net from 'node:net';

export class Session {
  constructor(port) {
    this.socket = net.connect(port);
    this.socket.on('error', console.error);
    this.socket.on('connect', () => {
      const timer = setInterval(() => this.beat(), 30_000);
      this.socket.on('close', () => {
        clearInterval(timer);
      });
    });
  }

  beat() {
    if (this.socket.writable) this.socket.write('beat');
  }
}
