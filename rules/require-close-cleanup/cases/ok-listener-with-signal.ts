import { WebSocket, WebSocketServer } from 'ws';
import { bus } from './bus.js';

new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
  const { signal, abort } = new AbortController();
  socket.on('error', console.error);
  socket.on('close', abort);
  bus.addEventListener(
    'price',
    () => {
      if (socket.readyState === WebSocket.OPEN) socket.send('price');
    },
    { signal },
  );
});
