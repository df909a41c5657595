import { WebSocketServer, type WebSocket } from 'ws';

const peers = new Map<number, { socket: WebSocket; name: string }>();

new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
  const peer = { socket, name: 'somebody' };
  peers.set(peers.size, peer);
  attach(peer);
});

function attach(peer: { socket: WebSocket; name: string }): void {
  peer.socket.on('error', () => peer.socket.terminate());
}
