const net = require('net');
const sockets = {};
let made = 0;
const server = net.createServer();
server.on('connection', (socket) => {
  const id = made;
  socket.on('error', () => {});
  sockets[id]?.destroy();
  sockets[id] = socket;
  socket.on('close', () => delete sockets[id]);
  made++;
});
