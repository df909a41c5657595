import fastify from 'fastify';
import websocket from '@fastify/websocket';

const app = fastify();
await app.register(websocket);

app.get('/echo', { websocket: true }, (socket) => {
  const timer = setInterval(() => socket.ping(), 30_000);
  socket.on('close', () => clearInterval(timer));
});
