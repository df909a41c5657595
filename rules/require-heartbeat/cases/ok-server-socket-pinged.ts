import { WebSocketServer } from 'ws';

new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
  const timer = setInterval(() => {
    socket.ping();
  }, 30_000);
  socket.on('error', console.error);
  socket.on('close', () => clearInterval(timer));
});
