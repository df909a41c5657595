// The next socket in the field is connecting when the timer of the former one pings.
const WebSocket = require('ws');
function Transport(url) {
  this.url = url;
}
Transport.prototype.connect = function () {
  this.ws = new WebSocket(this.url);
  this.ws.on('error', console.error);
  this.ws.on('open', () => {
    setInterval(() => this.ws.ping(), 10000); //! unguarded
  });
};
exports.Transport = Transport;
