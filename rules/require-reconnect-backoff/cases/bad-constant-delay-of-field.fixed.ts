// preset: strict
import { WebSocket } from 'ws';

export class Feed {
  private failures = 0;
  private readonly reconnectAfterMs = 2000;

  connect(): void {
    const socket = new WebSocket('ws://localhost:8080');
    socket.on('error', console.error);
    socket.on('open', () => {
      this.failures = 0;
    });
    socket.on('close', () => {
      setTimeout(() => {
        this.connect();
      }, this.reconnectDelayMs());
    });
  }

  // Waits longer after each failure, and never just as long as other clients do.
  private reconnectDelayMs(): number {
    const doubledMs = this.reconnectAfterMs * 2 ** this.failures;
    const ceilingMs = Math.min(30_000, doubledMs);
    this.failures += 1;
    return ceilingMs * (0.5 + Math.random() / 2);
  }
}
