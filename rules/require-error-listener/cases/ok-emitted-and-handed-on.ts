import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { register } from './sessions.js';

const sockets = new WebSocketServer({ noServer: true });
sockets.on('connection', (socket) => {
  socket.on('close', () => console.log('gone'));
});

createServer().on('upgrade', (request, raw, head) => {
  sockets.handleUpgrade(request, raw, head, (client) => {
    register(client);
    sockets.emit('connection', client, request);
  });
});
