// An open one that was found, or one that was just made.
const net = require('net');
class Pool {
  constructor() {
    this.idle = [];
  }
  dial() {
    const socket = net.connect(9001, 'localhost');
    socket.on('error', console.error);
    socket.on('close', () => {
      this.idle = this.idle.filter((one) => one !== socket);
    });
    this.idle.push(socket);
    return socket;
  }
  take() {
    return this.idle.find((one) => !one.destroyed && one.writable) ?? this.dial();
  }
  ask(question) {
    const socket = this.idle.find((one) => !one.destroyed && one.writable) ?? this.dial();
    socket.write(question);
  }
  askAgain(question) {
    const found = this.idle.find((one) => !one.destroyed && one.writable);
    const socket = found ? found : this.dial();
    socket.write(question);
  }
  askTaken(question) {
    const socket = this.take();
    socket.write(question);
  }
}
module.exports = new Pool();
