export class Link {
  #failures = 0;
  #reconnectTimer: ReturnType<typeof setTimeout> | undefined;
  #socket: WebSocket | null = null;
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  connect(): void {
    this.#socket = new WebSocket(this.#url);
    this.#socket.onopen = () => {
      this.#failures = 0;
    };
    this.#socket.onclose = () => {
      this.#reconnectLater();
    };
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

  get isUp() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }
}
