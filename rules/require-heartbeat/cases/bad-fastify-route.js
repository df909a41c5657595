import fastify from 'fastify';
import websocket from '@fastify/websocket';

const app = fastify();
await app.register(websocket);

app.get('/echo', { websocket: true }, (socket) => {
                                     //^^^^^^ silent
  socket.on('message', (text) => socket.send(text));
});
