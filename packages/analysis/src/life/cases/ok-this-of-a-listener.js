const net = require('net');
function Pool(listen) {
  this.connect = function (port) {
    const socket = new net.Socket();
    const failed = () => socket.destroy();
    listen(socket, {
      connect: function () {
        this.on('error', failed);
      },
    });
    return socket.connect(port);
  };
}
module.exports = Pool;
