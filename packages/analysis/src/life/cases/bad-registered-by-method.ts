// What puts the connection under the client's own name is a method of the registry.
import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
interface Connection {
  ws: WebSocket;
  since: number;
}
export class Registry {
  private readonly connections = new Map<string, Connection>();
  register(id: string, connection: Connection) {
    this.connections.set(id, connection);
  }
  handle(ws: WebSocket, request: IncomingMessage) {
    const id = new URL(request.url ?? '/', 'http://host').searchParams.get('id') ?? '';
    this.register(id, { ws, since: Date.now() });
    ws.on('error', console.error);
    ws.on('close', () => {
      this.connections.delete(id); //! no-stale-close-handler
    });
  }
}
