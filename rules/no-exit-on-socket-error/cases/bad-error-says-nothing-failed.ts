import { WebSocketServer } from 'ws';

new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
  socket.on('error', () => process.exit());
  //                       ^^^^^^^^^^^^^^ error
});
