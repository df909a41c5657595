// The same, in its own open handler, and behind a check of itself; a method of its own by the name of one of the socket's is its own.
import { WebSocket } from 'ws';
export class Client extends WebSocket {
  constructor(url: string, token: string) {
    super(url);
    this.on('open', () => this.say(token));
  }
  say(text: string) {
    if (this.readyState === WebSocket.OPEN) this.send(text);
  }
}
export class Quiet extends WebSocket {
  override send(data: string) {
    if (this.readyState === WebSocket.OPEN) super.send(data);
  }
  hello() {
    this.send('hello');
  }
}
