// A function that is put on the server reads the clients through `this`.
const { WebSocketServer } = require('ws');
const wss = new WebSocketServer({ port: 1 });
wss.broadcast = function (text) {
  this.clients.forEach((client) => {
    client.send(text); //! unguarded
  });
};
