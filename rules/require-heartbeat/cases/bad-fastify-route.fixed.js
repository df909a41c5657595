import fastify from 'fastify';
import websocket from '@fastify/websocket';

const app = fastify();
await app.register(websocket);

app.get('/echo', { websocket: true }, (socket) => {
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
  socket.on('message', (text) => socket.send(text));
});
