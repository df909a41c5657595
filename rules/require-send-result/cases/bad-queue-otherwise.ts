export class Outbox {
  private readonly queue: string[] = [];
  constructor(private readonly socket: WebSocket) {}

  deliver(text: string): void {
//^^^^^^^ one
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(text);
    else this.queue.push(text);
  }
}
