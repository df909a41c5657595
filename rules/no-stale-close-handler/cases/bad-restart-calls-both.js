export class Feed {
  socket = null;

  connect() {
    this.socket = new WebSocket('wss://feed.example');
    this.socket.addEventListener('close', () => {
      this.socket = null;
      //^^^^^^^^^^^^^^^^ own
    });
  }

  stop() {
    this.socket?.close();
  }

  restart() {
    this.stop();
    this.connect();
  }
}
