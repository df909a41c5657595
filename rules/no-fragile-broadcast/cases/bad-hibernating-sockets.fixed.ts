export class Counter {
  constructor(private readonly ctx: DurableObjectState) {}

  async webSocketMessage(socket: WebSocket, text: string): Promise<void> {
    for (const other of this.ctx.getWebSockets()) {
      if (other.readyState === WebSocket.OPEN) {
        other.send(text);
      }
    }
  }
}
