// The entry that is destroyed is the one that is written to.
const net = require('net');
const clients = {};
net.createServer((socket) => {
  const id = socket.remotePort;
  clients[id] = socket;
  socket.on('error', () => {});
  socket.on('close', () => delete clients[id]);
}).listen(9000);
exports.publish = (text) => {
  for (const id in clients) {
    clients[id].destroy();
    clients[id].write(text); //! after-close
  }
};
