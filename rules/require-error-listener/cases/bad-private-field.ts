import { WebSocket } from 'ws';

export class Link {
  #socket: WebSocket | null = null;

  connect(url: string): void {
    this.#socket = new WebSocket(url);
                 //^^^^^^^^^^^^^^^^^^ unheard
    this.#socket.on('close', () => {
      this.#socket = null;
    });
  }
}
