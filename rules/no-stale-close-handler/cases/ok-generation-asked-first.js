import { WebSocketServer } from 'ws';

let current = null;
let generation = 0;

new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
  const own = ++generation;
  current = socket;
  socket.on('error', console.error);
  socket.on('close', () => {
    if (own === generation) current = null;
  });
});
