// The socket of the platform, whichever that is; a static field of the same name is another.
import NodeWebSocket from 'ws';
export class Link {
  static sockets: string[];
  private sockets: any = [];
  private socket: WebSocket | NodeWebSocket | null = null;
  dial(url: string) {
    this.socket = typeof WebSocket === 'undefined' ? new NodeWebSocket(url) : new WebSocket(url);
    this.socket.onerror = () => console.error('failed');
    this.sockets.push(this.socket);
  }
  async say(text: string) {
    if (this.socket?.readyState !== 1) return;
    await fetch('/log');
    this.socket.send(text); //! stale-check
  }
  sayToAll(text: string) {
    for (const socket of this.sockets) socket.send(text); //! fragile-broadcast
  }
}
