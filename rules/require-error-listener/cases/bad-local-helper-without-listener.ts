import { WebSocketServer, type WebSocket } from 'ws';

new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
                                                    //^^^^^^ unheard
  welcome(socket);
});

function welcome(socket: WebSocket): void {
  socket.send('welcome');
}
