// The method keeps a second connection out, and another one asks whose entry it is.
import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
interface Connection {
  ws: WebSocket;
  since: number;
}
export class Registry {
  private readonly connections = new Map<string, Connection>();
  private readonly newest = new Map<string, Connection>();
  register(id: string, connection: Connection) {
    if (this.connections.has(id)) return false;
    this.connections.set(id, connection);
    return true;
  }
  replace(id: string, connection: Connection) {
    this.newest.set(id, connection);
  }
  handle(ws: WebSocket, request: IncomingMessage) {
    const id = new URL(request.url ?? '/', 'http://host').searchParams.get('id') ?? '';
    if (!this.register(id, { ws, since: Date.now() })) return ws.close(4000);
    this.replace(id, { ws, since: Date.now() });
    ws.on('error', console.error);
    ws.on('close', () => {
      this.connections.delete(id);
      if (this.newest.get(id)?.ws === ws) this.newest.delete(id);
    });
  }
}
