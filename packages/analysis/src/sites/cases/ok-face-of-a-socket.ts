// Another face of the same socket, which tells its state: whoever sends through it asks it.
import type { Peer } from 'crossws';
import { WebSocket } from 'ws';
export const faceOf = (socket: WebSocket) => ({
  get readyState() {
    return socket.readyState;
  },
  send: (text: string) => socket.send(text),
});
export class Link {
  protected socket: WebSocket | null = null;
  get isOpen(): boolean {
    return this.socket?.readyState === WebSocket.OPEN;
  }
  connect() {
    this.socket = new WebSocket('ws://localhost');
    this.socket.on('error', console.error);
  }
  send(text: string) {
    this.socket?.send(text);
  }
}
export const faceOfPeer = (peer: Peer) => ({
  get readyState() {
    return peer.websocket.readyState ?? 3;
  },
  send(text: string) {
    peer.send(text);
  },
});
