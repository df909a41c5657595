import { WebSocket } from 'ws';

export class Feed {
  #socket: WebSocket | null = null;

  connect(url: string): void {
    this.#socket = new WebSocket(url);
                 //^^^^^^^^^^^^^^^^^^ silent
    this.#socket.on('error', console.error);
    this.#socket.on('message', (text) => {
      console.log(String(text));
    });
  }
}
