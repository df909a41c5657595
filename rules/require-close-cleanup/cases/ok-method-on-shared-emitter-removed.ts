import type { WebSocket } from 'ws';
import { meter } from './meter.js';

export class Visit {
  constructor(private readonly socket: WebSocket) {}

  begin(): void {
    meter.addListener('change', this.onLoad);
    this.socket.on('close', this.onClose);
  }

  private readonly onClose = (): void => {
    meter.removeListener('change', this.onLoad);
  };

  private readonly onLoad = (streams: number): void => {
    this.tell(String(streams));
  };

  private tell(text: string): void {
    if (this.socket.readyState === this.socket.OPEN) this.socket.send(text);
  }
}
