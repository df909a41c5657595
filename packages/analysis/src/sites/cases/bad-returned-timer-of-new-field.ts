// What fulfils the promise that is handed on says nothing of the socket in the field.
import { WebSocket } from 'ws';
export class Client {
  private socket: WebSocket | null = null;
  async ask(text: string) {
    await this.connect();
    this.socket?.send(text); //! unguarded
  }
  private connect(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.socket = new WebSocket('ws://localhost');
      setTimeout(() => resolve(), 0);
      this.socket.on('error', reject);
    });
  }
}
