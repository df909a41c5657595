import type WebSocket from 'ws';

export class Link {
  constructor(private readonly socket: WebSocket | undefined) {}

  leave(): void {
    this.socket?.close();
    this.socket?.send('left');
    //^^^^^^^^^^^^^^^^^^^^^^^^ surely
  }
}
