export class Link {
  constructor(url) {
    this.socket = new WebSocket(url);
  }

  post(text) {
    if (this.socket.readyState !== this.socket.readyState.OPEN) return;
    //  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ noConstant
    this.socket.send(text);
  }
}
