import { WebSocket } from 'ws';

export class Link {
  #socket: WebSocket | null = null;

  connect(url: string): void {
    this.#socket = new WebSocket(url);
    this.#attach();
  }

  #attach(): void {
    this.#socket?.on('error', () => this.#socket?.terminate());
  }
}
