import type { WebSocket } from 'ws';

export class Clock {
  private ticks = 0;

  constructor(private readonly socket: WebSocket) {}

  begin(): void {
    setTimeout(() => this.tick(), 1000);
  }

  private tick(): void {
    this.ticks += 1;
    if (this.socket.readyState === this.socket.OPEN) this.socket.send(String(this.ticks));
    if (this.socket.readyState !== this.socket.CLOSING && this.socket.readyState !== this.socket.CLOSED) {
      setTimeout(() => this.tick(), 1000);
    }
  }
}
