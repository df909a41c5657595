// One entry of a collection that the close handlers empty is destroyed: the next round has another.
const net = require('net');
const clients = {};
net.createServer((socket) => {
  const id = socket.remotePort;
  clients[id] = socket;
  socket.on('error', () => {});
  socket.on('close', () => delete clients[id]);
}).listen(9000);
exports.publish = (text, isLast) => {
  for (const id in clients) {
    if (!clients[id].writable) continue;
    clients[id].write(text);
    if (isLast(id)) clients[id].destroy();
  }
};
