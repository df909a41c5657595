// A getter and a method that return the socket only while it is open.
import { WebSocket } from 'ws';
export class Link {
  private socket: WebSocket | null = null;
  connect() { this.socket = new WebSocket('ws://x'); }
  private get open(): WebSocket {
    if (this.socket?.readyState !== WebSocket.OPEN) throw new Error('not connected');
    return this.socket;
  }
  private must(): WebSocket {
    if (!this.socket || this.socket.readyState !== WebSocket.OPEN) throw new Error('not connected');
    return this.socket;
  }
  a(text: string) { this.open.send(text); }
  b(text: string) { this.must().send(text); }
  c(text: string) {
    const socket = this.must();
    socket.send(text);
  }
}
