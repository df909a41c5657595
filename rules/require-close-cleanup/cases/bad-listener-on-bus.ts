import { WebSocket, WebSocketServer } from 'ws';
import { bus } from './bus.js';

new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
  socket.on('error', console.error);
  bus.on('price', (price: string) => {
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ listener
    if (socket.readyState === WebSocket.OPEN) socket.send(price);
  });
});
