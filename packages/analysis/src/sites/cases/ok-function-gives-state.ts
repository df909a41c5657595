// A getter or function that gives the state of the socket, compared where it is called.
import { WebSocket as Ws } from 'ws';
export class Link {
  private client: Ws | null = null;
  constructor(
    private readonly url: string,
    private readonly impl: typeof Ws,
  ) {}
  dial() {
    this.client = new Ws(this.url);
    this.client.on('error', console.error);
  }
  get status() {
    if (this.client === null) return this.impl.CLOSED;
    return this.client.readyState;
  }
  get plain() {
    return this.client?.readyState;
  }
  either() {
    return this.client?.readyState ?? Ws.CLOSED;
  }
  chosen() {
    const state = this.client ? this.client.readyState : Ws.CLOSED;
    return state;
  }
  send(text: string) {
    switch (this.status) {
      case this.impl.OPEN:
        this.client!.send(text);
        break;
      case this.impl.CONNECTING:
        break;
      default:
        console.warn('not connected');
    }
  }
  say(text: string) {
    if (this.plain === Ws.OPEN) this.client?.send(text);
  }
  tell(text: string) {
    if (this.either() !== Ws.OPEN) return;
    this.client?.send(text);
  }
  put(text: string) {
    if (1 === this.status) this.client?.send(text);
  }
}
const stateOf = (socket: Ws) => socket.readyState;
export function deliver(socket: Ws, text: string) {
  if (stateOf(socket) === Ws.OPEN) socket.send(text);
}
