// A number that says how far the link has come; the handlers reach the methods by `apply`.
const net = require('net');
function Plc(port) {
  var self = this;
  this.phase = 0;
  this.link = net.connect(port);
  this.link.on('connect', function () {
    self.onConnect.apply(self, arguments);
  });
  this.link.on('close', function () {
    self.onClose.call(self);
  });
  this.link.on('error', console.error);
}
Plc.prototype.onConnect = function () {
  this.phase = 4;
};
Plc.prototype.onClose = function () {
  this.phase = 0;
};
Plc.prototype.read = function (item) {
  if (this.phase === 4) this.link.write(item);
};
module.exports = Plc;
