import { WebSocket } from 'ws';

export class Link {
  #socket: WebSocket | undefined;
  #failures = 0;

  connect(): void {
    this.#socket = new WebSocket('ws://localhost:8080');
    this.#socket.on('error', console.error);
    this.#socket.on('close', () => {
      this.restart();
    });
  }

  restart(): void {
    this.#failures += 1;
    setTimeout(() => this.connect(), 1000 * this.#failures);
  }
}
