import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { schema } from './schema.js';

const server = new WebSocketServer({ port: 8080 });
useServer({ schema }, server);

server.on('connection', (socket) => {
  socket.on('close', () => console.log('gone'));
});
