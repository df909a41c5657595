import type WebSocket from 'ws';

export class Link {
  constructor(
    private readonly old: WebSocket | undefined,
    private readonly socket: WebSocket | undefined,
  ) {}

  leave(): void {
    this.old?.close();
    if (this.socket?.readyState === 1) this.socket.send('left');
  }
}
