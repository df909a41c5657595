const { WebSocket } = require('ws');

const links = new Map();
const feeds = {};

exports.dial = function (url) {
  const socket = new WebSocket(url);
  links.set(url, socket); //! require-close-cleanup
  feeds[url] = socket; //! require-close-cleanup
  socket.on('error', console.error);
};
