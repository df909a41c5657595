import { WebSocket } from 'ws';

export class Link {
  #failures = 0;
  #reconnectTimer: ReturnType<typeof setTimeout> | undefined;
  #socket: WebSocket | undefined;

  connect(): void {
    this.#socket = new WebSocket('ws://localhost:8080');
    this.#socket.on('error', console.error);
    this.#socket.on('open', () => {
      this.#failures = 0;
    });
    this.#socket.on('close', () => {
      this.#reconnectLater();
    });
  }

  // Waits longer after each failure, and never just as long as other clients do.
  #reconnectLater(): void {
    const ceilingMs = Math.min(30_000, 1000 * 2 ** this.#failures);
    this.#failures += 1;
    const delayMs = ceilingMs * (0.5 + Math.random() / 2);
    clearTimeout(this.#reconnectTimer);
    this.#reconnectTimer = setTimeout(() => {
      this.restart();
    }, delayMs);
  }

  restart(): void {
    this.#socket?.terminate();
    this.connect();
  }
}
