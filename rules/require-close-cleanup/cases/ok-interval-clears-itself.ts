import { WebSocket, WebSocketServer } from 'ws';

new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
  socket.on('error', console.error);
  const beat = setInterval(() => {
    if (socket.readyState === WebSocket.OPEN) socket.send('beat');
    else clearInterval(beat);
  }, 1000);
});
