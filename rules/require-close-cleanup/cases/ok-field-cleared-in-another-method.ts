import { WebSocket } from 'ws';

export class Feed {
  private timer?: NodeJS.Timeout;
  constructor(private readonly socket: WebSocket) {}

  start() {
    this.timer = setInterval(() => {
      if (this.socket.readyState === WebSocket.OPEN) this.socket.send('tick');
    }, 1000);
  }

  stop() {
    clearInterval(this.timer);
  }
}
