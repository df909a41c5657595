import type { WebSocket } from 'ws';

export class Presence {
  private readonly rooms = new Map<string, Set<WebSocket>>();
  private readonly users = new Map<string, Set<WebSocket>>();

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
    //         ^^^^^^^^^^^^^^^^^ collection
    else index.set(key, new Set([socket]));
    //   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ collection
  }
}
