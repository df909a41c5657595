export class Feed {
  socket = null;

  connect() {
    this.socket = new WebSocket('wss://feed.example');
    this.socket.addEventListener('close', () => {
      this.socket = null;
      this.connect();
    });
  }

  restart() {
    this.socket?.close();
  }
}
