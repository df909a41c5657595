// The same, asked before, also by a function that hangs there.
const WebSocket = require('ws');
exports.open = (url) => {
  exports.link = new WebSocket(url);
  exports.link.on('error', console.error);
};
exports.isOpen = () => exports.link?.readyState === WebSocket.OPEN;
exports.say = (text) => {
  if (exports.isOpen()) exports.link.send(text);
};
exports.sayAtOnce = (text) => {
  if (exports.link.readyState === WebSocket.OPEN) exports.link.send(text);
};
