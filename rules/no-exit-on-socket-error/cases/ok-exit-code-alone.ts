import { WebSocketServer } from 'ws';

new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
  socket.on('error', (error) => {
    console.error(error);
    process.exitCode = 1;
  });
});
