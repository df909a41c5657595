// Methods of a plain JavaScript class that only listeners call.
export class Client {
  constructor(url) {
    this.ws = new WebSocket(url);
    this.ws.onopen = this.onOpen.bind(this);
    this.ws.onmessage = (event) => this.onMessage(event);
  }
  onOpen() { this.ws.send('hello'); }
  onMessage(event) { this.ws.send('ack ' + event.data); }
}
