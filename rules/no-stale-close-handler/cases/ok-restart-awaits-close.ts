export class Feed {
  #socket: WebSocket | null = null;

  connect() {
    this.#socket = new WebSocket('wss://feed.example');
    this.#socket.addEventListener('close', () => {
      this.#socket = null;
    });
  }

  stop() {
    return new Promise((resolve) => {
      this.#socket?.addEventListener('close', resolve);
      this.#socket?.close();
    });
  }

  async restart() {
    await this.stop();
    this.connect();
  }
}
