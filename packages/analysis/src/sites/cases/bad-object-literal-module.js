// An object literal whose methods keep the socket in `this`.
const WebSocket = require('ws');
module.exports = {
  ws: null,
  connect(url) { this.ws = new WebSocket(url); },
  send(text) {
    this.ws.send(text); //! unguarded
  },
};
