// The connection handler is a bound method.
const { WebSocketServer } = require('ws');
class Server {
  constructor(port) {
    this.clients = [];
    this.wss = new WebSocketServer({ port });
    this.wss.on('connection', this.onConnection.bind(this));
  }
  onConnection(ws) {
    this.clients.push(ws);
    setTimeout(() => {
      ws.send('still there?'); //! unguarded
    }, 1000);
  }
  all(text) {
    this.clients.forEach((client) => {
      client.send(text); //! unguarded
    });
  }
}
module.exports = Server;
