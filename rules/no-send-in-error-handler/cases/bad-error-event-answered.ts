import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: 8080 });
server.on('connection', (socket) => {
  socket.on('error', (error) => {
    socket.send(error.message);
    //^^^^^^^^^^^^^^^^^^^^^^^^ surely
  });
});
