import { WebSocket, WebSocketServer } from 'ws';

new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
  socket.on('error', console.error);
  const beat = () => {
    if (socket.readyState === WebSocket.OPEN) socket.send('beat');
    if (socket.readyState !== WebSocket.CLOSING && socket.readyState !== WebSocket.CLOSED) {
      setTimeout(beat, 1000);
    }
  };
  beat();
});
