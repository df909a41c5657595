import { WebSocket, WebSocketServer } from 'ws';

class Feed {
  private timer?: NodeJS.Timeout;
  constructor(private readonly socket: WebSocket) {}

  start() {
    this.timer = setInterval(() => {
      if (this.socket.readyState === WebSocket.OPEN) this.socket.send('tick');
    }, 1000);
    this.socket.on('close', () => {
      clearInterval(this.timer);
    });
  }
}

class Clock {
  private timer?: NodeJS.Timeout;

  start() {
    this.timer = setInterval(() => console.log('tick'), 1000);
  }

  stop() {
    clearInterval(this.timer);
  }
}

export const clock = new Clock();
new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
  socket.on('error', console.error);
  new Feed(socket).start();
});
