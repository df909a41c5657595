// An async function that checks last has checked for whoever awaits it on the spot, also a socket that it has made itself.
import WebSocket from 'ws';
const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
export class Link {
  private ws: WebSocket | null = null;
  async say(text: string) {
    if (!(await this.isSettled())) return;
    this.ws?.send(text);
  }
  async tell(text: string) {
    const open = await this.isDialled();
    if (open) this.ws?.send(text);
  }
  private async isSettled() {
    if (this.ws?.readyState === WebSocket.CONNECTING) await wait(10);
    return this.ws?.readyState === WebSocket.OPEN;
  }
  private async isDialled(): Promise<boolean> {
    if (this.ws === null) {
      this.ws = new WebSocket('ws://localhost');
      this.ws.on('error', console.error);
    }
    for (let round = 0; round < 10; round++) {
      if (this.ws?.readyState === WebSocket.OPEN) return true;
      await wait(10);
    }
    return false;
  }
}
