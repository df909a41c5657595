import { WebSocketServer, type WebSocket } from 'ws';

const clients = new Set<WebSocket>();

new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
                                                    //^^^^^^ unheard
  clients.add(socket);
  socket.on('close', () => clients.delete(socket));
});
