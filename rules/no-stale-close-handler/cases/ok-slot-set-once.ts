export class Session {
  #socket: WebSocket | null;

  constructor(url: string) {
    const socket = new WebSocket(url);
    this.#socket = socket;
    socket.onclose = () => {
      this.#socket = null;
    };
  }

  close() {
    this.#socket?.close();
  }
}
