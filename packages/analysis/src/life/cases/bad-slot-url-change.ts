export class Rpc {
  private ws: WebSocket | null = null;
  constructor(private url: string) {
    this.open();
  }
  private open() {
    const ws = new WebSocket(this.url);
    ws.onclose = () => {
      this.ws = null; //! no-stale-close-handler
    };
    this.ws = ws;
  }
  setUrl(url: string) {
    this.url = url;
    this.ws?.close();
    this.open();
  }
}
