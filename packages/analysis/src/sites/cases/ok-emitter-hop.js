// The class passes its socket's open event on, synchronously, and listens to itself.
const WebSocket = require('ws');
const { EventEmitter } = require('events');
class Link extends EventEmitter {
  constructor(url) {
    super();
    this.ws = new WebSocket(url);
    this.ws.on('open', () => this.emit('open'));
    this.on('open', () => this.ws.send('hello'));
  }
}
module.exports = Link;
