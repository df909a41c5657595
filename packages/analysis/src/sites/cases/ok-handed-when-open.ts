// The slot is emptied as the link closes, and every link in sight is handed over once it is open: none is connecting.
import { WebSocket } from 'ws';
export class Transport {
  private socket: WebSocket | undefined;
  static create(url: string): Promise<Transport> {
    const socket = new WebSocket(url);
    return new Promise((resolve, reject) => {
      socket.addEventListener('open', () => resolve(new Transport(socket)));
      socket.addEventListener('error', (event) => reject(event.error));
    });
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
    this.socket?.send(text);
  }
}
