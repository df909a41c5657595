import { WebSocket, WebSocketServer } from 'ws';

new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
  socket.on('error', console.error);
  const beat = setInterval(() => {
    if (socket.readyState === WebSocket.OPEN) socket.send('beat');
  }, 1000);
  socket.on('close', () => clearInterval(beat));
});
