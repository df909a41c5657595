import type { WebSocket } from 'ws';

export class Hub {
  readonly #clients = new Set<WebSocket>();

  join(socket: WebSocket) {
    this.#clients.add(socket);
  }

  leave(socket: WebSocket) {
    this.#clients.delete(socket);
  }
}
