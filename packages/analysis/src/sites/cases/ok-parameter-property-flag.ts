// The parameter and the field of a parameter property are one socket: its close handler clears the flag.
import type { WebSocket } from 'ws';
export class Session {
  private closed = false;
  constructor(private readonly socket: WebSocket) {
    socket.on('close', () => { this.closed = true; });
  }
  async run() {
    const text = await (await fetch('/x')).text();
    if (this.closed) return;
    this.socket.send(text);
  }
}
