import { WebSocket, WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: 8080 });
server.on('connection', (socket) => {
  socket.on('error', console.error);
  socket.on('close', () => {
    for (const other of server.clients) {
      if (other.readyState === WebSocket.OPEN) other.send('somebody left');
    }
  });
});
