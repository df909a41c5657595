import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: 8080 });
server.on('connection', function (this: WebSocketServer, socket) {
  socket.on('error', console.error);
  socket.on('close', () => {
    socket.send('bye');
  //^^^^^^^^^^^^^^^^^^ surelyInCloseHandler
  });
});
