import { WebSocketServer } from 'ws';

const peers = {};

new WebSocketServer({ port: 8080 }).on('connection', (socket, request) => {
  socket.on('error', console.error);
  peers[request.url] = socket;
  socket.on('close', () => {
    if (peers[request.url] === socket) delete peers[request.url];
  });
});
