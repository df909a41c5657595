import { WebSocketServer, type WebSocket } from 'ws';

const peers = new Map<number, { socket: WebSocket; name: string }>();

new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
  socket.on('error', (error) => {
    console.error('socket error', error);
  });
  const peer = { socket, name: 'somebody' };
  peers.set(peers.size, peer);
  greet(peer);
});

function greet(peer: { socket: WebSocket; name: string }): void {
  peer.socket.send(`hello ${peer.name}`);
}
