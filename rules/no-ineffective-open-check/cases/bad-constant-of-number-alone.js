export class Link {
  constructor(url) {
    this.socket = new WebSocket(url);
  }

  post(text) {
    if (this.socket.readyState.OPEN) this.socket.send(text);
    //  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ noSuchConstant
  }
}
