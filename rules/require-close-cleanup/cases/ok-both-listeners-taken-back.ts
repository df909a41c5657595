import { WebSocket, WebSocketServer } from 'ws';
import { bus } from './bus.js';

new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
  socket.on('error', console.error);
  const onPrice = (price: string) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(price);
  };
  bus.on('price', onPrice);
  bus.on('news', onPrice);
  socket.on('close', () => {
    bus.off('price', onPrice);
    bus.off('news', onPrice);
  });
});
