// An async method makes the field's socket and waits for its open event; its caller awaits it.
import WebSocket from 'ws';
export class Client {
  private ws!: WebSocket;
  private async open() {
    this.ws = new WebSocket('ws://x');
    await new Promise<void>((resolve) => { this.ws.once('open', () => resolve()); });
  }
  async start() {
    await this.open();
    this.ws.send('hello');
  }
}
