import type { Transport } from 'a-package';
import { WebSocket } from 'ws';

export class SocketTransport implements Transport {
  constructor(private readonly socket: WebSocket) {}

  send(text: string): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(text);
  }
}
