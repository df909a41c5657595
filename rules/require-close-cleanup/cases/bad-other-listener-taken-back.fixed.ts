import { WebSocket, WebSocketServer } from 'ws';
import { bus } from './bus.js';

new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
  socket.on('error', console.error);
  const onPrice = (price: string) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(price);
  };
  const onNews = (news: string) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(news);
  };
  bus.on('price', onPrice);
  socket.on('close', () => {
    bus.off('price', onPrice);
  });
  bus.on('news', onNews);
  socket.on('close', () => bus.off('news', onNews));
});
