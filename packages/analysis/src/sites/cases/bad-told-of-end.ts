// A method of another name, one that takes a listener, and one that the class calls itself tell nothing.
import type { WebSocket } from 'uWebSockets.js';
export class Reset {
  constructor(private ws: WebSocket<unknown> | null) {}
  send(data: Uint8Array) {
    if (this.ws === null) return;
    this.ws.send(data, true); //! unguarded
  }
  reset() {
    this.ws = null;
  }
}
export class Listening {
  private closed: (() => void) | null = null;
  constructor(private readonly ws: WebSocket<unknown>) {}
  send(data: Uint8Array) {
    if (this.closed === null) return;
    this.ws.send(data, true); //! unguarded
  }
  onClose(listener: () => void) {
    this.closed = listener;
  }
}
export class Calling {
  private isClosed = false;
  constructor(private readonly ws: WebSocket<unknown>) {}
  stop() {
    this.onClose();
  }
  send(data: Uint8Array) {
    if (!this.isClosed) this.ws.send(data, true); //! unguarded
  }
  private onClose() {
    this.isClosed = true;
  }
}
