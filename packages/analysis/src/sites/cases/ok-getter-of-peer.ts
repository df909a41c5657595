// A getter read of another object than `this`.
import { WebSocket } from 'ws';
class Peer {
  constructor(readonly socket: WebSocket) {}
  get isLive() {
    return this.socket.readyState === WebSocket.OPEN;
  }
}
const peers = new Map<string, Peer>();
export function tell(id: string, text: string) {
  const peer = peers.get(id);
  if (peer?.isLive) peer.socket.send(text);
}
