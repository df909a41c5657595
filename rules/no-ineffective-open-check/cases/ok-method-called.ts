import { WebSocket } from 'ws';

export class Link {
  constructor(private socket: WebSocket) {}

  private isOpen() {
    return this.socket.readyState === WebSocket.OPEN;
  }

  post(text: string) {
    if (this.isOpen()) this.socket.send(text);
  }
}
