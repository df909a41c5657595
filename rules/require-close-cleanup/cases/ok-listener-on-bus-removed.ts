import { WebSocket, WebSocketServer } from 'ws';
import { bus } from './bus.js';

new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
  const onPrice = (price: string) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(price);
  };
  socket.on('error', console.error);
  bus.on('price', onPrice);
  socket.on('close', () => bus.off('price', onPrice));
});
