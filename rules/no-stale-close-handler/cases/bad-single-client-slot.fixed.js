import { WebSocketServer } from 'ws';

let current = null;

new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
  current = socket;
  socket.on('error', console.error);
  socket.on('close', () => {
    if (current === socket) current = null;
  });
});

export const isConnected = () => current !== null;
