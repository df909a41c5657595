import { WebSocket, WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: 8080 });
server.on('connection', (socket) => {
  socket.on('error', console.error);
  setInterval(() => {
    if (socket.readyState === WebSocket.OPEN) socket.send('beat');
  }, 1000);
});
