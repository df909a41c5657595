// One of the close calls does not set the flag, or sets it only once the socket has been closed for a while.
const dgram = require('dgram');
let closed = false;
const beacon = dgram.createSocket('udp4');
beacon.on('error', () => beacon.close());
setInterval(() => {
  if (!closed) beacon.send('alive', 9000, 'localhost'); //! unguarded
}, 1000);
exports.stop = () => {
  closed = true;
  beacon.close();
};
let ended = false;
const probe = dgram.createSocket('udp4');
probe.on('error', console.error);
setInterval(() => {
  if (!ended) probe.send('alive', 9001, 'localhost'); //! unguarded
}, 1000);
setTimeout(async () => {
  probe.close();
  await fetch('/log');
  ended = true;
}, 10_000);
