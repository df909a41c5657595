export class Link {
  #socket: WebSocket | null = null;
  #delayMs = 500;
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  connect(): void {
    this.#socket = new WebSocket(this.#url);
    this.#socket.onclose = () => {
      this.#delayMs *= 2;
      setTimeout(() => this.connect(), this.#delayMs);
    };
  }
}
