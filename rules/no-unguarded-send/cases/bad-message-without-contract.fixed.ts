// preset: strict
import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: 8080 });
server.on('connection', (socket) => {
  socket.on('error', console.error);
  socket.on('message', (question) => {
    if (socket.readyState === socket.OPEN) {
      socket.send(`you asked ${String(question)}`);
    }
  });
});
