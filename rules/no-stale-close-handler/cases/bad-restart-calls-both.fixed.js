export class Feed {
  socket = null;

  connect() {
    this.socket = new WebSocket('wss://feed.example');
    const socket = this.socket;
    this.socket.addEventListener('close', () => {
      if (this.socket === socket) this.socket = null;
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
