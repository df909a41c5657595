const { WebSocketServer } = require('ws');

const server = new WebSocketServer({ port: 8080 });
server.on('connection', accept);

function accept(socket) {
              //^^^^^^ silent
  socket.on('error', console.error);
  socket.on('close', () => console.log('gone'));
}
