// Methods as they were written before there were classes: their callers and listeners are in sight.
const net = require('net');
function Feed(port) {
  var self = this;
  this.socket = net.connect(port);
  this.socket.on('connect', this.onConnect.bind(this));
  this.socket.on('data', function () { self.onData.apply(self, arguments); });
  this.socket.on('end', function () { this.onEnd(); }.bind(this));
  this.socket.on('error', function (error) { self.onError.call(self, error); });
}
Feed.prototype.onConnect = function () { this.socket.write('hello'); };
Feed.prototype.onData = function (data) { this.answer(data); };
Feed.prototype.answer = function (data) { this.socket.write(data); };
Feed.prototype.onEnd = function () { this.ended = true; };
Feed.prototype.onError = function (error) { console.error(error); };
module.exports = Feed;
