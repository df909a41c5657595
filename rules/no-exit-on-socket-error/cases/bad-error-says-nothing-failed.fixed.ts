import { WebSocketServer } from 'ws';

new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
  socket.on('error', (error) => {
    console.warn('socket failed', error);
    socket.terminate();
  });
});
