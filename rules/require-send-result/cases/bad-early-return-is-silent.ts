import { WebSocket } from 'ws';

export class Link {
  constructor(private readonly socket: WebSocket) {}

  deliver(event: object): void {
//^^^^^^^ one
    if (this.socket.readyState !== WebSocket.OPEN) return;
    const text = JSON.stringify(event);
    this.socket.send(text);
  }
}
