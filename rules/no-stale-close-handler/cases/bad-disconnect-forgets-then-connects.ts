export class Feed {
  private socket: WebSocket | null = null;

  connect() {
    if (this.socket !== null) return;
    this.socket = new WebSocket('wss://feed.example');
    this.socket.onclose = () => {
      this.socket = null;
      //^^^^^^^^^^^^^^^^ own
    };
  }

  disconnect() {
    this.socket?.close();
    this.socket = null;
  }
}
