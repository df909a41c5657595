import { connect } from 'node:tls';

export class Collector {
  failures = 0;
  reconnectTimer;

  start() {
    this.socket = connect(6514, 'logs.local');
    this.socket.on('connect', () => {
      this.failures = 0;
    });
    this.socket.on('close', () => {
      this.reconnectLater();
    });
    this.socket.on('error', (error) => {
      console.error(error);
    });
  }

  // Waits longer after each failure, and never just as long as other clients do.
  reconnectLater() {
    const ceilingMs = Math.min(30_000, 1000 * 2 ** this.failures);
    this.failures += 1;
    const delayMs = ceilingMs * (0.5 + Math.random() / 2);
    clearTimeout(this.reconnectTimer);
    this.reconnectTimer = setTimeout(() => {
      this.start();
    }, delayMs);
  }
}
