import { WebSocket } from 'ws';

export class Feed {
  private socket: WebSocket | null = null;

  open(url: string) {
    this.socket = new WebSocket(url);
    this.socket.on('error', console.error);
  }

  get isConnected() {
    return this.socket?.readyState !== WebSocket.CLOSED;
  }

  publish(news: string) {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(news);
  }
}
