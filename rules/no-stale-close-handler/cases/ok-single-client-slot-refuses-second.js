import { WebSocketServer } from 'ws';

let current = null;

new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
  socket.on('error', console.error);
  if (current !== null) {
    socket.close();
    return;
  }
  current = socket;
  socket.on('close', () => {
    current = null;
  });
});
