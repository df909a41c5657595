import { WebSocketServer, type WebSocket } from 'ws';

new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
  socket.on('error', (error) => {
    console.error('socket error', error);
  });
  welcome(socket);
});

function welcome(socket: WebSocket): void {
  socket.send('welcome');
}
