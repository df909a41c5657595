import { WebSocket } from 'ws';

export class Feed {
  #socket: WebSocket | null = null;
  #heartbeat = setInterval(() => this.#socket?.send('{}'), 10_000);

  connect(url: string): void {
    this.#socket = new WebSocket(url);
    this.#socket.on('error', console.error);
    this.#socket.on('message', () => this.#heartbeat.refresh());
  }
}
