import { WebSocket } from 'ws';

export class Feed {
  #socket: WebSocket | null = null;

  connect(url: string): void {
    this.#socket = new WebSocket(url);
    const link = this.#socket;
    let isAlive = true;
    const heartbeat = setInterval(() => {
      if (link.readyState !== WebSocket.OPEN) return;
      if (!isAlive) {
        link.terminate();
        return;
      }
      isAlive = false;
      link.ping();
    }, 30_000);
    link.on('pong', () => {
      isAlive = true;
    });
    link.on('close', () => {
      clearInterval(heartbeat);
    });
    this.#socket.on('error', console.error);
    this.#socket.on('message', (text) => {
      console.log(String(text));
    });
  }
}
