// The helper returns where the socket is open, and otherwise waits for the open event.
import WebSocket from 'ws';
export class Client {
  private ws!: WebSocket;
  private async ensureOpen(): Promise<void> {
    if (this.ws?.readyState === WebSocket.OPEN) return;
    await new Promise<void>((resolve, reject) => {
      this.ws = new WebSocket('ws://x');
      this.ws.once('open', () => resolve());
      this.ws.once('error', reject);
    });
  }
  async send(text: string) {
    await this.ensureOpen();
    this.ws.send(text);
  }
}
