import { WebSocket } from 'ws';

export class Feed {
  private socket: WebSocket | null = null;

  open(url: string) {
    this.socket = new WebSocket(url);
    this.socket.on('error', console.error);
  }

  get isOpen() {
    return this.socket?.readyState === WebSocket.OPEN;
  }

  publish(news: string) {
    if (this.isOpen) this.socket?.send(news);
  }
}
