// The neighbours: the method waits, is run by a timer, or its socket is of another maker.
const net = require('net');
function Feed(port) {
  this.socket = net.connect(port);
  this.socket.on('error', console.error);
  this.socket.on('connect', this.onConnect.bind(this));
  setInterval(function () { this.beat(); }.bind(this), 1000);
}
Feed.prototype.onConnect = async function () {
  await fetch('/log');
  this.socket.write('hello'); //! unguarded
};
Feed.prototype.beat = function () {
  this.socket.write('beat'); //! unguarded
};
/** @param {net.Socket} socket */
function Other(socket) {
  this.socket = socket;
}
Other.prototype.onConnect = function () {
  this.socket.write('hello'); //! unguarded
};
class Late {
  constructor(port) {
    this.socket = net.connect(port);
    this.socket.on('error', console.error);
    this.socket.on('close', function () { this.leave.call(this); }.bind(this));
  }
}
Late.prototype.leave = function () {
  this.socket.write('bye'); //! after-close
};
module.exports = { Feed, Other, Late };
