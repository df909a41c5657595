export class Link {
  failures = 0;
  reconnectTimer;

  open() {
    this.socket = new WebSocket('wss://chat.example');
    this.listen();
  }

  // Waits longer after each failure, and never just as long as other clients do.
  reconnectLater() {
    const ceilingMs = Math.min(30_000, 1000 * 2 ** this.failures);
    this.failures += 1;
    const delayMs = ceilingMs * (0.5 + Math.random() / 2);
    clearTimeout(this.reconnectTimer);
    this.reconnectTimer = setTimeout(() => {
      this.open();
    }, delayMs);
  }

  listen() {
    this.socket.onopen = () => {
      this.failures = 0;
    };
    this.socket.onclose = () => {
      console.warn('closed');
      this.reconnectLater();
    };
  }
}
