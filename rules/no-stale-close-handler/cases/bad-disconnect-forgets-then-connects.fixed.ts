export class Feed {
  private socket: WebSocket | null = null;

  connect() {
    if (this.socket !== null) return;
    this.socket = new WebSocket('wss://feed.example');
    const socket = this.socket;
    this.socket.onclose = () => {
      if (this.socket === socket) this.socket = null;
    };
  }

  disconnect() {
    this.socket?.close();
    this.socket = null;
  }
}
