// Handler methods with an underscore, one of them bound to itself first.
const WebSocket = require('ws');
class Client {
  constructor(url) {
    this._onOpen = this._onOpen.bind(this);
    this.ws = new WebSocket(url);
    this.ws.on('open', this._onOpen);
    this.ws.on('message', this._onMessage.bind(this));
  }
  _onOpen() { this.ws.send('hello'); }
  _onMessage() { this.ws.send('ack'); }
}
module.exports = Client;
