import type { WebSocket } from 'ws';

export class People {
  readonly #people: Record<string, Set<WebSocket>> = {};

  attach(socket: WebSocket, name: string): void {
    const members = (this.#people[name] ??= new Set());
    members.add(socket);
    socket.on('close', () => {
      members.delete(socket);
      if (members.size === 0) Reflect.deleteProperty(this.#people, name);
    });
  }
}
