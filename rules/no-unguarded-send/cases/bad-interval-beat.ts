import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: 8080 });
server.on('connection', (socket) => {
  socket.on('error', console.error);
  setInterval(() => {
    socket.send('beat');
    //^^^^^^^^^^^^^^^^^ maybe
  }, 1000);
});
