// What hangs on the exports is a place like any other.
const WebSocket = require('ws');
exports.open = (url) => {
  exports.link = new WebSocket(url);
  exports.link.on('error', console.error);
};
exports.say = (text) => {
  exports.link.send(text); //! unguarded
};
