import { WebSocketServer, type WebSocket } from 'ws';

export class Adapter {
  onConnection(socket: WebSocket): void {}

  start(): void {
    new WebSocketServer({ port: 8080 }).on('connection', this.onConnection);
  }
}
