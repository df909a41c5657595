const { WebSocketServer } = require('ws');

new WebSocketServer({ port: 8080 }).on('connection', function (socket) {
                                                             //^^^^^^ unheard
  socket.on('close', function () {
    console.log('gone');
  });
});
