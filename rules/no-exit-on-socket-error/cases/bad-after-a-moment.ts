import { WebSocketServer } from 'ws';

new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
  socket.on('error', (error) => {
    console.error(error);
    setTimeout(() => {
      process.exit(1);
      //^^^^^^^^^^^^^ error
    }, 100);
  });
});
