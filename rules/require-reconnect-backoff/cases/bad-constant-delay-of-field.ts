// preset: strict
import { WebSocket } from 'ws';

export class Feed {
  private readonly reconnectAfterMs = 2000;

  connect(): void {
    const socket = new WebSocket('ws://localhost:8080');
    socket.on('error', console.error);
    socket.on('close', () => {
      setTimeout(() => {
      //^^^^^^^^^^^^^^^^ constant
        this.connect();
      }, this.reconnectAfterMs);
    });
  }
}
