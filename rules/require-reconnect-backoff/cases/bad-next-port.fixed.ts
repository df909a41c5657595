import { connect } from 'node:net';

export class Search {
  private failures = 0;
  private reconnectTimer: ReturnType<typeof setTimeout> | undefined;
  tries = 0;

  find(): void {
    const socket = connect(7000);
    socket.on('connect', () => {
      this.failures = 0;
      console.log('tried', this.tries);
    });
    socket.on('error', () => {
      this.tries += 1;
      this.reconnectLater();
    });
  }

  // Waits longer after each failure, and never just as long as other clients do.
  private reconnectLater(): void {
    const ceilingMs = Math.min(30_000, 1000 * 2 ** this.failures);
    this.failures += 1;
    const delayMs = ceilingMs * (0.5 + Math.random() / 2);
    clearTimeout(this.reconnectTimer);
    this.reconnectTimer = setTimeout(() => {
      this.find();
    }, delayMs);
  }
}
