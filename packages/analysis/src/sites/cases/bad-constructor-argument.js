// A class of the file gets the socket from a connection handler.
const { WebSocketServer } = require('ws');
class Peer {
  constructor(ws) { this.ws = ws; }
  send(text) {
    this.ws.send(text); //! unguarded
  }
}
const peers = new Set();
new WebSocketServer({ port: 1 }).on('connection', (ws) => { peers.add(new Peer(ws)); });
setInterval(() => { peers.forEach((peer) => peer.send('tick')); }, 1000);
