// In a listener that is a plain function, `this` is the socket.
const WebSocket = require('ws');
const ws = new WebSocket('ws://x');
ws.on('close', function () {
  this.send('bye'); //! after-close
});
