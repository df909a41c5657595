// The timer is cleared, by whatever way; and one that fires once may well do so before.
const dgram = require('dgram');
const socket = dgram.createSocket('udp4');
socket.on('error', console.error);
let timer;
const rest = () => clearInterval(timer);
module.exports.start = () => {
  timer = setInterval(() => {
    socket.send('alive', 9000, 'localhost');
  }, 1000);
  setTimeout(() => {
    socket.send('awake', 9000, 'localhost');
  }, 1000);
};
module.exports.stop = () => {
  rest();
  socket.close();
};
