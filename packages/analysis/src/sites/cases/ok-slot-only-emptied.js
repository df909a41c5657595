// Nobody puts another socket into the field: once open, it is not connecting again, so that a ping is lost at worst.
const WebSocket = require('ws');
function Transport(url) {
  this.ws = new WebSocket(url);
  this.ws.on('error', console.error);
  this.ws.on('open', () => {
    this.interval = setInterval(() => this.ws.ping(), 10000);
  });
  this.ws.on('close', () => this.close());
}
Transport.prototype.close = function () {
  clearInterval(this.interval);
  this.ws = undefined;
};
exports.Transport = Transport;
