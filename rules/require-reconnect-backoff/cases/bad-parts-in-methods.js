export class Link {
  open() {
    this.socket = new WebSocket('wss://chat.example');
    this.listen();
  }

  listen() {
    this.socket.onclose = () => {
      console.warn('closed');
      this.open();
      //^^^^^^^^^ atOnce
    };
  }
}
