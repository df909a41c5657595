const { WebSocketServer } = require('ws');

new WebSocketServer({ port: 8080 }).on('connection', function (socket) {
  socket.onerror = function (event) {
    console.error(event.message);
  };
});
