import { WebSocket } from 'ws';

export class Link {
  #socket: WebSocket | undefined;

  connect(): void {
    this.#socket = new WebSocket('ws://localhost:8080');
    this.#socket.on('error', console.error);
    this.#socket.on('close', () => {
      this.restart();
      //^^^^^^^^^^^^ atOnce
    });
  }

  restart(): void {
    this.#socket?.terminate();
    this.connect();
  }
}
