import type { WebSocket } from 'ws';

export class Hub {
  readonly #clients = new Set<WebSocket>();

  join(socket: WebSocket) {
    this.#clients.add(socket);
  }

  all() {
    return this.#clients;
  }
}
