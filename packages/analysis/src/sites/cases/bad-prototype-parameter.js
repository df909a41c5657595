// What a listener hands on to a method on a prototype is the socket; so is what a server of the program's own is handed.
const net = require('node:net');
const ws = require('ws');
function Stream(port) {
  this.server = new ws.Server({ port });
  this.server.on('connection', (socket) => this.welcome(socket));
}
Stream.prototype.welcome = async function (socket) {
  socket.on('error', console.error);
  await fetch('/log');
  socket.send('hello'); //! unguarded
};
class Server extends net.Server {
  constructor() {
    super({ allowHalfOpen: true });
    this.on('connection', this.handle.bind(this));
  }
  async handle(client) {
    client.on('error', console.error);
    await fetch('/log');
    client.write('hello'); //! unguarded
  }
}
module.exports = { Stream, Server };
