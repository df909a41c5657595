// The same, asked before the wait.
import { WebSocket } from 'ws';
class Link {
  constructor(protected readonly socket: WebSocket) {}
  protected get isLive() {
    return this.socket.readyState === WebSocket.OPEN;
  }
}
export class Chat extends Link {
  async say(load: () => Promise<string>) {
    if (!this.isLive) return;
    this.socket.send(await load()); //! stale-check
  }
}
