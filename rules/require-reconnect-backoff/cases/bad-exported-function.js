const { WebSocket } = require('ws');

exports.connect = (url) => {
  const socket = new WebSocket(url);
  socket.on('error', console.error);
  socket.on('close', () => {
    exports.connect(url);
  //^^^^^^^^^^^^^^^^^^^^ atOnce
  });
};
