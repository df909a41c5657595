// Which of the two functions makes the instance cannot be told, nor what its field holds.
var Client;
Client = function (url) {
  this.ws = new WebSocket(url);
};
Client = function (sink) {
  this.ws = sink;
};
Client.prototype.send = function (text) {
  this.ws.send(text);
};
module.exports = Client;
