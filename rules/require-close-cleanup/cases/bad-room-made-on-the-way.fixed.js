const { WebSocketServer } = require('ws');

const rooms = {};

new WebSocketServer({ port: 7040 }).on('connection', (socket, request) => {
  socket.on('error', console.error);
  (rooms[request.url] ??= []).push(socket);
  socket.on('close', () => {
    const left = (rooms[request.url] ?? []).filter((one) => one !== socket);
    if (left.length > 0) rooms[request.url] = left;
    else delete rooms[request.url];
  });
});
