import { WebSocket } from 'ws';

export class Session {
  constructor(private readonly socket: WebSocket) {}

  #reply(id: number, result: unknown): void {
//^^^^^^ one
    if (this.socket.readyState !== WebSocket.OPEN) return;
    this.socket.send(JSON.stringify({ id, result }));
  }

  ping(): void {
    this.#reply(0, 'pong');
  }
}
