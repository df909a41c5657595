import { Socket } from 'node:net';

export class Device {
  #failures = 0;
  #reconnectTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #socket = new Socket();

  constructor() {
    this.#socket.on('error', console.error);
    this.#socket.on('connect', () => {
      this.#failures = 0;
    });
    this.#socket.on('close', () => {
      this.#reconnectLater();
    });
  }

  connect(): void {
    this.#socket.connect(23, 'device.local');
  }

  // Waits longer after each failure, and never just as long as other clients do.
  #reconnectLater(): void {
    const ceilingMs = Math.min(30_000, 1000 * 2 ** this.#failures);
    this.#failures += 1;
    const delayMs = ceilingMs * (0.5 + Math.random() / 2);
    clearTimeout(this.#reconnectTimer);
    this.#reconnectTimer = setTimeout(() => {
      this.connect();
    }, delayMs);
  }
}
