const { WebSocketServer } = require('ws');

const server = new WebSocketServer({ port: 8080 });
server.on('connection', accept);
setInterval(() => server.clients.forEach((client) => client.ping()), 30000);

function accept(socket) {
  socket.on('error', console.error);
  socket.on('close', () => console.log('gone'));
}
