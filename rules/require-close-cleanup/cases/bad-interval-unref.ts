import { WebSocket, WebSocketServer } from 'ws';

new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
  socket.on('error', console.error);
  const beat = setInterval(() => {
  //           ^^^^^^^^^^^^^^^^^^^ interval
    if (socket.readyState === WebSocket.OPEN) socket.send('beat');
  }, 1000);
  beat.unref();
});
