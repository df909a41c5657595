// The setter is called with the same truth before the socket is open.
export class Client {
  private isUp = false;
  private readonly socket = new WebSocket('wss://x');
  constructor() {
    this.setUp(true);
    this.socket.addEventListener('open', () => this.setUp(true));
    this.socket.addEventListener('close', () => this.setUp(false));
  }
  private setUp(isUp: boolean) {
    this.isUp = isUp;
  }
  send(text: string) {
    if (this.isUp) this.socket.send(text); //! unguarded
  }
}
