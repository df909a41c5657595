import { WebSocket } from 'ws';

export class Session {
  readonly #socket: WebSocket;
  #timer: NodeJS.Timeout | undefined;

  constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  start() {
    this.#timer = setInterval(() => {
      if (this.#socket.readyState === WebSocket.OPEN) this.#socket.ping();
    }, 30_000);
  }

  stop() {
    clearInterval(this.#timer);
  }
}
