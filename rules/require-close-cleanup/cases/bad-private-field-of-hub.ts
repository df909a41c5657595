import type { WebSocket } from 'ws';

export class Hub {
  readonly #clients = new Set<WebSocket>();

  join(socket: WebSocket) {
    this.#clients.add(socket);
    //^^^^^^^^^^^^^^^^^^^^^^^ collection
  }

  get size() {
    return this.#clients.size;
  }
}
