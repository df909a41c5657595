// The neighbours: what is waited for is a timer, or nobody asked before.
export class Shard {
  private socket?: WebSocket;
  private readonly waiting: (() => void)[] = [];
  async sendLater(message: string): Promise<void> {
    if (this.socket?.readyState !== WebSocket.OPEN) await new Promise<void>((resolve) => setTimeout(resolve, 100));
    this.socket?.send(message); //! unguarded
  }
  async sendInTurn(message: string): Promise<void> {
    await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.socket?.send(message); //! unguarded
  }
}
