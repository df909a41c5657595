const { WebSocketServer } = require('ws');
const peers = {};
new WebSocketServer({ port: 1 }).on('connection', (socket, request) => {
  const id = request.headers['x-id'];
  socket.on('error', () => {});
  peers[id]?.terminate();
  peers[id] = socket;
  socket.on('close', () => delete peers[id]); //! no-stale-close-handler
});
