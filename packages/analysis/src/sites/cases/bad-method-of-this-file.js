// The connection handler hands the socket to a method.
const { WebSocketServer } = require('ws');
class Server {
  constructor(port) {
    this.wss = new WebSocketServer({ port });
    this.wss.on('connection', (ws) => this.onConnection(ws));
  }
  onConnection(ws) {
    setTimeout(() => {
      ws.send('x'); //! unguarded
    }, 1000);
  }
}
module.exports = Server;
