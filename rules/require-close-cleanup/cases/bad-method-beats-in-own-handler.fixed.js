import { WebSocket } from 'ws';

export class Session {
  constructor(url) {
    this.socket = new WebSocket(url);
    this.socket.on('error', console.error);
    this.socket.on('open', () => {
      const timer = setInterval(() => this.beat(), 30_000);
      this.socket.on('close', () => {
        clearInterval(timer);
      });
    });
  }

  beat() {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send('beat');
  }
}
