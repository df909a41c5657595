const { WebSocketServer } = require('ws');

new WebSocketServer({ port: 8080 }).on('connection', function (socket) {
  socket.on('error', (error) => {
    console.error('socket error', error);
  });
  socket.on('close', function () {
    console.log('gone');
  });
});
