import { WebSocket } from 'ws';

export class Link {
  constructor(private readonly socket: WebSocket) {}

  deliver(event: object) {
    if (this.socket.readyState !== WebSocket.OPEN) return false;
    const text = JSON.stringify(event);
    this.socket.send(text);
    return true;
  }
}
