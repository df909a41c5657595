import type { WebSocket } from 'ws';
export class ConnectionManager {
  private connections = new Map<string, Set<WebSocket>>();
  connect(userId: string, socket: WebSocket) {
    let set = this.connections.get(userId);
    if (!set) {
      set = new Set();
      this.connections.set(userId, set);
    }
    set.add(socket);
    socket.on('close', () => this.disconnect(userId, socket));
  }
  private disconnect(userId: string, socket: WebSocket) {
    const set = this.connections.get(userId);
    if (!set) return;
    set.delete(socket);
    if (set.size === 0) this.connections.delete(userId);
  }
}
