import { WebSocket } from 'ws';

export class Bridge {
  constructor(private readonly socket: WebSocket) {}

  onToken(token: string): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(token);
  }
}
