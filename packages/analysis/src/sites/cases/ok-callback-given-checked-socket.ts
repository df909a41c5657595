// The method hands its own socket to the callback, behind a check.
import { WebSocket } from 'ws';
export class Session {
  constructor(private readonly socket: WebSocket) {}
  private withOpen(run: (socket: WebSocket) => void) {
    if (this.socket.readyState === WebSocket.OPEN) run(this.socket);
  }
  notify(text: string) {
    this.withOpen((socket) => socket.send(text));
  }
}
