// Nobody else closes a datagram socket, and whoever does has set the flag, or has taken the socket out of its place.
const dgram = require('dgram');
let beacon = dgram.createSocket('udp4');
beacon.on('error', console.error);
setInterval(() => {
  if (beacon) beacon.send('alive', 9000, 'localhost');
}, 1000);
exports.stop = () => {
  if (!beacon) return;
  const last = beacon;
  beacon = null;
  last.send('bye', 9000, 'localhost', () => last.close());
};
class Probe {
  constructor() {
    this.closed = false;
    this.socket = dgram.createSocket('udp4');
    this.socket.on('error', () => this.stop());
    setInterval(() => {
      if (!this.closed) this.socket.send('who is there', 9001, 'localhost');
    }, 1000);
    process.on('SIGTERM', () => this.stop());
  }
  stop() {
    if (this.closed) return;
    this.closed = true;
    this.socket.send('bye', 9001, 'localhost', () => this.socket.close());
  }
}
exports.probe = new Probe();
