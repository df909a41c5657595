import { WebSocket } from 'ws';

export class Link {
  #socket: WebSocket | null = null;

  connect(url: string): void {
    this.#socket = new WebSocket(url);
    this.#socket.on('error', (error) => {
      console.error('socket error', error);
    });
    this.#socket.on('close', () => {
      this.#socket = null;
    });
  }
}
