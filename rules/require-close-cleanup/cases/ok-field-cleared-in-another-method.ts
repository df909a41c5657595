import { WebSocket, WebSocketServer } from 'ws';

class Feed {
  private timer?: NodeJS.Timeout;
  constructor(private readonly socket: WebSocket) {}

  start() {
    this.timer = setInterval(() => {
      if (this.socket.readyState === WebSocket.OPEN) this.socket.send('tick');
    }, 1000);
  }

  stop() {
    clearInterval(this.timer);
  }
}

new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
  socket.on('error', console.error);
  const feed = new Feed(socket);
  feed.start();
  socket.on('close', () => feed.stop());
});
