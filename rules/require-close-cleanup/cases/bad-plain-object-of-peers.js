import { WebSocketServer } from 'ws';

const peers = {};

new WebSocketServer({ port: 8080 }).on('connection', (socket, request) => {
  socket.on('error', console.error);
  peers[request.url] = socket;
  //^^^^^^^^^^^^^^^^^^^^^^^^^ collection
});
