export class Link {
  open() {
    this.socket = new WebSocket('wss://chat.example');
    this.listen();
  }

  listen() {
    this.socket.onclose = () => {
      console.warn('closed');
      setTimeout(() => this.open(), 1000);
    };
  }
}
