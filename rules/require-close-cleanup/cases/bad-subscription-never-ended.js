import { WebSocket, WebSocketServer } from 'ws';
import { prices } from './prices.js';

new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
  socket.on('error', console.error);
  const subscription = prices.subscribe((price) => {
  //                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ subscription
    if (socket.readyState === WebSocket.OPEN) socket.send(String(price));
  });
  socket.send(`subscribed ${subscription.id}`);
});
