// A getter of the base class asks for the base's field, which is the field of the class.
import { WebSocket } from 'ws';
class Link {
  constructor(protected readonly socket: WebSocket) {}
  protected get isLive() {
    return this.socket.readyState === WebSocket.OPEN;
  }
}
export class Chat extends Link {
  async say(load: () => Promise<string>) {
    const text = await load();
    if (this.isLive) this.socket.send(text);
  }
}
