// A class that extends the socket class sends on itself.
const WebSocket = require('ws');
class Client extends WebSocket {
  say(text) {
    this.send(text); //! unguarded
  }
}
module.exports = Client;
