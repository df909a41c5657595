export class Link {
  #socket: WebSocket | null = null;

  connect(url: string) {
    this.#socket?.close();
    const socket = new WebSocket(url);
    this.#socket = socket;
    socket.onclose = () => {
      this.#socket = null;
      //^^^^^^^^^^^^^^^^^ slot
    };
  }

  get isUp() {
    return this.#socket !== null;
  }
}
