import type { WebSocket } from 'ws';

export class People {
  readonly #people: Record<string, Set<WebSocket>> = {};
  readonly #watchedInPeople = new WeakSet<object>();

  attach(socket: WebSocket, name: string): void {
    (this.#people[name] ??= new Set()).add(socket);
    if (!this.#watchedInPeople.has(socket)) {
      this.#watchedInPeople.add(socket);
      socket.on('close', () => {
        const joined = Object.entries(this.#people);
        for (const [key, room] of joined) {
          if (room.delete(socket) && room.size === 0) {
            Reflect.deleteProperty(this.#people, key);
          }
        }
      });
    }
  }
}
