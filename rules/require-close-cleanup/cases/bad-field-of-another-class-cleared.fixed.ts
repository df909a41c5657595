import { WebSocket } from 'ws';

export class Feed {
  private timer?: NodeJS.Timeout;
  constructor(private readonly socket: WebSocket) {}

  start() {
    this.timer = setInterval(() => {
      if (this.socket.readyState === WebSocket.OPEN) this.socket.send('tick');
    }, 1000);
    this.socket.on('close', () => {
      clearInterval(this.timer);
    });
  }
}

export class Clock {
  private timer?: NodeJS.Timeout;

  start() {
    this.timer = setInterval(() => console.log('tick'), 1000);
  }

  stop() {
    clearInterval(this.timer);
  }
}
