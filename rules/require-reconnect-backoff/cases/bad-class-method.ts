export class Link {
  #socket: WebSocket | null = null;
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  connect(): void {
    this.#socket = new WebSocket(this.#url);
    this.#socket.onclose = () => {
      this.connect();
      //^^^^^^^^^^^^ atOnce
    };
  }

  get isUp() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }
}
