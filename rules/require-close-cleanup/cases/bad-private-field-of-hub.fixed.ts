import type { WebSocket } from 'ws';

export class Hub {
  readonly #clients = new Set<WebSocket>();

  join(socket: WebSocket) {
    this.#clients.add(socket);
    socket.on('close', () => {
      this.#clients.delete(socket);
    });
  }

  get size() {
    return this.#clients.size;
  }
}
