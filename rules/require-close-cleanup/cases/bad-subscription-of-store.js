import { WebSocket, WebSocketServer } from 'ws';
import { store } from './store.js';

new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
  socket.on('error', console.error);
  store.subscribe((state) => {
  //^^^^^^^^^^^^^^^^^^^^^^^^^^ subscription
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(state));
  });
});
