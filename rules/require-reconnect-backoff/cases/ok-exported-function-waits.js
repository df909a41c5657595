const { WebSocket } = require('ws');

let tries = 0;

exports.connect = (url) => {
  const socket = new WebSocket(url);
  socket.on('error', console.error);
  socket.on('open', () => {
    tries = 0;
  });
  socket.on('close', () => {
    setTimeout(() => exports.connect(url), Math.min(30_000, 500 * 2 ** tries++));
  });
};
