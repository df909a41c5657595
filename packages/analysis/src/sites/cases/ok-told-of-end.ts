// Whoever listens tells a class of the end by a method of that name.
import type { WebSocket } from 'uWebSockets.js';
export class Client {
  private ws: WebSocket<unknown> | null;
  constructor(ws: WebSocket<unknown>) { this.ws = ws; }
  send(data: Uint8Array) {
    const ws = this.ws;
    if (!ws) throw new Error('closed');
    ws.send(data, true, true);
  }
  onClose(code: number, message: ArrayBuffer) {
    this.ws = null;
    this.terminate();
  }
  terminate() { if (this.ws) this.ws.close(); }
}
