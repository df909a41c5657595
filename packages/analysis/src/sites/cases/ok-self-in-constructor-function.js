// A function that is called with `new` hands itself on by the name `self`.
const { WebSocketServer } = require('ws');
const connections = [];
function Connection(ws) {
  this.ws = ws;
  var self = this;
  connections.push(self);
}
new WebSocketServer({ port: 1 }).on('connection', (ws) => new Connection(ws));
module.exports.expire = () => {
  connections.forEach((connection) => {
    if (connection.ws.readyState === connection.ws.OPEN) connection.ws.send('expired');
  });
};
