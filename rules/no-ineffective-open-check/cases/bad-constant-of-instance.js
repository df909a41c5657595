export class Link {
  constructor(url) {
    this.socket = new WebSocket(url);
  }

  post(text) {
    if (this.socket.OPEN) this.socket.send(text);
    //  ^^^^^^^^^^^^^^^^ constant
  }
}
