export class Rpc {
  private ws: WebSocket | null = null;
  private open() {
    const ws = new WebSocket('wss://x');
    ws.onclose = () => {
      this.ws = null;
      this.scheduleReconnect();
    };
    this.ws = ws;
  }
  private scheduleReconnect() {
    setTimeout(() => this.open(), 1000);
  }
  start() {
    this.open();
  }
  stop() {
    this.ws?.close();
  }
}
