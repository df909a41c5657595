import { WebSocket } from 'ws';

export class Session {
  constructor(private readonly socket: WebSocket) {}

  #reply(id: number, result: unknown): boolean {
    if (this.socket.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify({ id, result }));
    return true;
  }

  ping(): void {
    this.#reply(0, 'pong');
  }
}
