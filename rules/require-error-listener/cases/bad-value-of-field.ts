import { createSocket } from 'node:dgram';

export class Discovery {
  readonly #socket = createSocket('udp4');
                   //^^^^^^^^^^^^^^^^^^^^ unheard

  start(): void {
    this.#socket.on('message', console.log);
    this.#socket.bind(5353);
  }
}
