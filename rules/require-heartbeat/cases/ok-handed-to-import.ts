import { WebSocketServer } from 'ws';
import { attach } from './sessions.js';

new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
  socket.on('error', console.error);
  attach(socket);
});
