// The same slot, but one of the calls hands over a link that is connecting yet.
import { WebSocket } from 'ws';
export class Transport {
  private socket: WebSocket | undefined;
  static create(url: string): Transport {
    const socket = new WebSocket(url);
    socket.on('error', () => {});
    return new Transport(socket);
  }
  static async wait(url: string): Promise<Transport> {
    const socket = new WebSocket(url);
    await new Promise((resolve) => socket.once('open', resolve));
    return new Transport(socket);
  }
  constructor(socket: WebSocket) {
    this.socket = socket;
    socket.addEventListener('close', () => {
      this.socket = undefined;
    });
  }
  send(text: string) {
    this.socket?.send(text); //! unguarded
  }
}
