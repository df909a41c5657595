import { Socket } from 'node:net';

export class Device {
  readonly #socket = new Socket();

  constructor() {
    this.#socket.on('error', console.error);
    this.#socket.on('close', () => {
      this.connect();
      //^^^^^^^^^^^^ atOnce
    });
  }

  connect(): void {
    this.#socket.connect(23, 'device.local');
  }
}
