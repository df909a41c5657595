// A constructor function with prototype methods.
function Client(url) {
  this.ws = new WebSocket(url);
}
Client.prototype.send = function (text) {
  this.ws.send(text); //! unguarded
};
module.exports = Client;
