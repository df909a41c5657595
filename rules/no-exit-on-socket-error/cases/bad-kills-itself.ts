import { WebSocket } from 'ws';

export class Link {
  #socket: WebSocket | undefined;

  start(url: string) {
    this.#socket = new WebSocket(url);
    this.#socket.on('error', console.error);
    this.#socket.on('close', () => {
      process.kill(process.pid, 'SIGTERM');
      //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ close
    });
  }
}
