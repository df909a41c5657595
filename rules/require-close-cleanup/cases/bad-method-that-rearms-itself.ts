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
    setTimeout(() => this.tick(), 1000);
    //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ timer
  }
}
