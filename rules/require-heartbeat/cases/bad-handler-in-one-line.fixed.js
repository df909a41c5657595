import { WebSocketServer } from 'ws';

new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
  let isAlive = true;
  const heartbeat = setInterval(() => {
    if (socket.readyState !== socket.OPEN) return;
    if (!isAlive) {
      socket.terminate();
      return;
    }
    isAlive = false;
    socket.ping();
  }, 30_000);
  socket.on('pong', () => {
    isAlive = true;
  });
  socket.on('close', () => {
    clearInterval(heartbeat);
  });
  socket.on('error', console.error);
});
