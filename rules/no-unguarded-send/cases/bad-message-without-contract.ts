// preset: strict
import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: 8080 });
server.on('connection', (socket) => {
  socket.on('error', console.error);
  socket.on('message', (question) => {
    socket.send(`you asked ${String(question)}`);
    //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ maybe
  });
});
