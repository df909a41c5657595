export class Gateway {
  private ws?: WebSocket;
  private timer?: ReturnType<typeof setInterval>;
  connect() {
    this.ws = new WebSocket('wss://x');
    this.ws.addEventListener('open', () => this.startHeartbeat());
    this.ws.addEventListener('close', () => this.onClose());
  }
  private startHeartbeat() {
    this.timer = setInterval(() => this.ws?.send('hb'), 1000);
  }
  private onClose() {
    if (this.timer) {
      clearInterval(this.timer);
      this.timer = undefined;
    }
  }
}
