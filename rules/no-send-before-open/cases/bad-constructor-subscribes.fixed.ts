import { WebSocket } from 'ws';

export class Feed {
  private readonly socket: WebSocket;

  constructor(url: string) {
    this.socket = new WebSocket(url);
    this.socket.on('error', console.error);
    this.socket.once('open', () => {
      this.socket.send('subscribe');
    });
  }
}

new Feed('wss://feed.example');
