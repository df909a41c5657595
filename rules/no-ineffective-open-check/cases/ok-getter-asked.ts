import { WebSocket } from 'ws';

export class Link {
  constructor(private socket: WebSocket) {}

  private isOpen() {
    return this.socket.readyState === WebSocket.OPEN;
  }

  private get isReady() {
    return this.isOpen();
  }

  post(text: string) {
    if (this.isReady) this.socket.send(text);
  }
}
