// The promise that is handed on is fulfilled as the socket opens which the same function puts into the field.
import { WebSocket } from 'ws';
export class Client {
  private socket: WebSocket | null = null;
  async ask(text: string) {
    await this.connect();
    this.socket?.send(text);
  }
  private connect(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.socket = new WebSocket('ws://localhost');
      this.socket.on('open', () => resolve());
      this.socket.on('error', reject);
    });
  }
}
