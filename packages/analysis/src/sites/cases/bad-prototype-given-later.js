// The name is declared first, as one compiler writes it, and is given its function once.
var Client;
Client = function (url) {
  this.ws = new WebSocket(url);
};
Client.prototype.send = function (text) {
  this.ws.send(text); //! unguarded
};
module.exports = Client;
