import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const sockets = new WebSocketServer({ noServer: true });
sockets.on('connection', (socket) => {
                        //^^^^^^ unheard
  socket.on('close', () => console.log('gone'));
});

createServer().on('upgrade', (request, raw, head) => {
  sockets.handleUpgrade(request, raw, head, (client) => {
    sockets.emit('connection', client, request);
  });
});
