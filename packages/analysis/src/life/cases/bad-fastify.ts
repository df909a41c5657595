import Fastify from 'fastify';
import websocket from '@fastify/websocket';
const app = Fastify();
await app.register(websocket);
const subs = new Set<import('ws').WebSocket>();
app.get('/live', { websocket: true }, (socket) => {
  subs.add(socket); //! require-close-cleanup
  socket.on('message', () => socket.send('ok'));
});
