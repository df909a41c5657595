// The async function waits after its check, the promise is awaited later, the answer is no, or the socket is another one by then.
import WebSocket from 'ws';
const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
export class Link {
  private ws: WebSocket;
  constructor(url: string) {
    this.ws = new WebSocket(url);
    this.ws.on('error', console.error);
  }
  async early(text: string) {
    if (await this.wasOpen()) this.ws.send(text); //! unguarded
  }
  async late(text: string) {
    const asked = this.isOpen();
    await wait(1);
    if (await asked) this.ws.send(text); //! unguarded
  }
  async no(text: string) {
    if (await this.isOpen()) return;
    this.ws.send(text); //! after-close
  }
  async other(text: string) {
    if (await this.isReplaced()) this.ws.send(text); //! before-open
  }
  private async wasOpen() {
    const open = this.ws.readyState === WebSocket.OPEN;
    await wait(1);
    return open;
  }
  private async isOpen() {
    await wait(1);
    return this.ws.readyState === WebSocket.OPEN;
  }
  private async isReplaced() {
    await wait(1);
    if (this.ws.readyState !== WebSocket.OPEN) return false;
    this.ws = new WebSocket('ws://localhost');
    this.ws.on('error', console.error);
    return true;
  }
}
