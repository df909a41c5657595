const { WebSocket } = require('ws');

const links = new Map();
const feeds = {};

exports.dial = function (url) {
  const socket = new WebSocket(url);
  links.set('main', socket);
  feeds['prices'] = socket;
  socket.on('error', console.error);
};
