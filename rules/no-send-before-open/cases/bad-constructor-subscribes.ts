import { WebSocket } from 'ws';

export class Feed {
  private readonly socket: WebSocket;

  constructor(url: string) {
    this.socket = new WebSocket(url);
    this.socket.on('error', console.error);
    this.socket.send('subscribe');
    //^^^^^^^^^^^^^^^^^^^^^^^^^^^ surely
  }
}

new Feed('wss://feed.example');
