export class Outbox {
  private readonly queue: string[] = [];
  constructor(private readonly socket: WebSocket) {}

  deliver(text: string): 'sent' | 'queued' {
    if (this.socket.readyState === WebSocket.OPEN) {
      this.socket.send(text);
      return 'sent';
    }
    this.queue.push(text);
    return 'queued';
  }
}
