// Another state, the state of another socket, or one that was given before a wait.
import { WebSocket as Ws } from 'ws';
export class Link {
  private client: Ws | null = null;
  private other: Ws | null = null;
  dial(url: string) {
    this.client = new Ws(url);
    this.other = new Ws(url);
    this.client.on('error', console.error);
    this.other.on('error', console.error);
  }
  get status() {
    if (this.client === null) return Ws.CLOSED;
    return this.client.readyState;
  }
  alive(text: string) {
    if (this.status !== Ws.CLOSED) this.client?.send(text); //! ineffective-check
  }
  early(text: string) {
    if (this.status === Ws.CONNECTING) this.client?.send(text); //! before-open
  }
  crossed(text: string) {
    if (this.status === Ws.OPEN) this.other?.send(text); //! unguarded
  }
  async late(text: string) {
    if (this.status !== Ws.OPEN) return;
    await fetch('/log');
    this.client?.send(text); //! stale-check
  }
}
