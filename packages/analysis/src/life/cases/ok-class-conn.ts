import type { WebSocket } from 'ws';
import type { EventEmitter } from 'node:events';
export class Connection {
  constructor(
    private readonly ws: WebSocket,
    private readonly bus: EventEmitter,
  ) {
    this.bus.on('news', this.onNews);
    ws.on('close', this.dispose);
  }
  private readonly onNews = (n: string) => {
    if (this.ws.readyState === 1) this.ws.send(n);
  };
  private readonly dispose = () => {
    this.bus.off('news', this.onNews);
  };
}
