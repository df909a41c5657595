import { WebSocket } from 'ws';

export class Session {
  constructor(private readonly socket: WebSocket) {}

  #reply(id: number, result: unknown) {
    const isOpen = this.socket.readyState === WebSocket.OPEN;
    if (isOpen) this.socket.send(JSON.stringify({ id, result }));
    return isOpen;
  }

  ping(): void {
    this.#reply(0, 'pong');
  }
}
