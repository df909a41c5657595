import { WebSocketServer, type WebSocket } from 'ws';

new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
  attach(socket);
});

function attach(peer: WebSocket): void {
  peer.on('error', () => peer.terminate());
}
