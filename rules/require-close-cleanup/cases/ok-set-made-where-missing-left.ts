import type { WebSocket } from 'ws';

export class People {
  readonly #people: Record<string, Set<WebSocket>> = {};

  attach(socket: WebSocket, name: string): void {
    (this.#people[name] ??= new Set()).add(socket);
    socket.on('close', () => {
      this.#people[name]?.delete(socket);
    });
  }
}
