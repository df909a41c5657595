import type { WebSocket } from 'ws';
import { bus } from './bus.js';
export class Connection {
  private timer?: NodeJS.Timeout;
  constructor(private readonly ws: WebSocket) {
    ws.on('error', () => {});
    this.timer = setInterval(() => this.ws.ping(), 1000); //! require-close-cleanup
    ws.on('message', () => this.timer?.refresh());
  }
}
