// What was found by anything but its state, or taken out, may have closed since it was put there.
const { WebSocketServer } = require('ws');
const clients = [];
new WebSocketServer({ port: 1 }).on('connection', (socket, request) => {
  socket.on('error', console.error);
  socket.path = request.url;
  clients.push(socket);
});
exports.tell = (path, text) => {
  const socket = clients.find((one) => one.path === path);
  if (socket) {
    socket.send(text); //! unguarded
  }
};
exports.tellLast = (path, text) => {
  clients.findLast((one) => one.path === path)?.send(text); //! unguarded
};
exports.take = (text) => {
  clients.pop()?.send(text); //! unguarded
  const [first] = clients.splice(0, 1);
  first?.send(text); //! unguarded
};
