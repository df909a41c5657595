import { WebSocketServer, type WebSocket } from 'ws';

class Peer {
  constructor(readonly socket: WebSocket) {}
}

const peers: Record<string, Peer> = {};

new WebSocketServer({ port: 8080 }).on('connection', (socket, request) => {
  const { pathname } = new URL(request.url ?? '', 'ws://host');
  peers[pathname] = new Peer(socket);
  socket.on('error', console.error);
  socket.on('close', () => {
    if (peers[pathname]?.socket === socket) delete peers[pathname];
  });
});
