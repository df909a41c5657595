// Any one at all, or one that was made a while ago.
const net = require('net');
class Pool {
  constructor() {
    this.idle = [];
  }
  dial() {
    const socket = net.connect(9001, 'localhost');
    socket.on('error', console.error);
    this.idle.push(socket);
    return socket;
  }
  ask(question) {
    const socket = this.idle.find((one) => one.bytesWritten === 0) ?? this.dial();
    socket.write(question); //! unguarded
  }
  async askLate(question) {
    const socket = this.idle.find((one) => one.writable) ?? this.dial();
    await fetch('/log');
    socket.write(question); //! unguarded
  }
}
module.exports = new Pool();
