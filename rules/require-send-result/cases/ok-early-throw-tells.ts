import { WebSocket } from 'ws';

export class Link {
  constructor(private readonly socket: WebSocket) {}

  deliver(event: object): void {
    if (this.socket.readyState !== WebSocket.OPEN) throw new Error('closed');
    this.socket.send(JSON.stringify(event));
  }
}
