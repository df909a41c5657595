import { WebSocketServer } from 'ws';

function giveUp(error: Error) {
  console.error(error);
  process.exit(1);
  //^^^^^^^^^^^^^ error
}

new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
  socket.on('error', giveUp);
});
