import { WebSocketServer, WebSocket } from 'ws';
class Peer {
  constructor(
    readonly ws: WebSocket,
    readonly id: string,
  ) {}
}
const peers: Record<string, Peer> = {};
new WebSocketServer({ port: 1 }).on('connection', (ws, req) => {
  const roomId = new URL(req.url!, 'x:').pathname;
  const peer = new Peer(ws, roomId);
  peers[roomId] = peer;
  ws.on('error', () => {});
  ws.on('close', () => {
    delete peers[roomId]; //! no-stale-close-handler
  });
});
