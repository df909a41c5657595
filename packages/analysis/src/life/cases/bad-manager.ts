import type { WebSocket } from 'ws';
export class ConnectionManager {
  private connections = new Map<string, Set<WebSocket>>();
  connect(userId: string, socket: WebSocket) {
    let set = this.connections.get(userId);
    if (!set) {
      set = new Set();
      this.connections.set(userId, set);
    }
    set.add(socket); //! require-close-cleanup
  }
  broadcast(text: string) {
    for (const set of this.connections.values()) for (const s of set) if (s.readyState === 1) s.send(text);
  }
}
