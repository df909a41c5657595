// The timer goes on once the socket is closed, and nothing in the file stops it.
const dgram = require('dgram');
const socket = dgram.createSocket('udp4');
socket.on('error', console.error);
module.exports.start = () => {
  setInterval(() => {
    socket.send('alive', 9000, 'localhost'); //! unguarded
  }, 1000);
};
module.exports.stop = () => {
  socket.close();
};
