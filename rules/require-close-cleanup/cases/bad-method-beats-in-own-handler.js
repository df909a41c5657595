import { WebSocket } from 'ws';

export class Session {
  constructor(url) {
    this.socket = new WebSocket(url);
    this.socket.on('error', console.error);
    this.socket.on('open', () => {
      setInterval(() => this.beat(), 30_000);
      //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ interval
    });
  }

  beat() {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send('beat');
  }
}
