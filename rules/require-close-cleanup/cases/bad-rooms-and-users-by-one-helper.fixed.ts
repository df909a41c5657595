import type { WebSocket } from 'ws';

export class Presence {
  private readonly rooms = new Map<string, Set<WebSocket>>();
  private readonly users = new Map<string, Set<WebSocket>>();
  private readonly watchedInUsers = new WeakSet<object>();

  enter(socket: WebSocket, user: string, room: string): void {
    this.track(this.users, user, socket);
    this.track(this.rooms, room, socket);
  }

  leaveFirst(socket: WebSocket): void {
    for (const members of this.rooms.values()) if (members.delete(socket)) return;
  }

  private track(index: Map<string, Set<WebSocket>>, key: string, socket: WebSocket): void {
    const known = index.get(key);
    if (known) known.add(socket);
    else index.set(key, new Set([socket]));
    if (!this.watchedInUsers.has(socket)) {
      this.watchedInUsers.add(socket);
      socket.on('close', () => {
        for (const collection of [this.users, this.rooms]) {
          const joined = [...collection];
          for (const [name, remaining] of joined) {
            if (remaining.delete(socket) && remaining.size === 0) {
              collection.delete(name);
            }
          }
        }
      });
    }
  }
}
