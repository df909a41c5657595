// Who finds the link shut leaves the means to go on with others, and goes on once it is open.
export class Shard {
  private socket?: WebSocket;
  private readonly waiting: (() => void)[] = [];
  isOpen(): boolean {
    return this.socket?.readyState === WebSocket.OPEN;
  }
  async checkOffline(isUrgent: boolean): Promise<void> {
    if (this.isOpen()) return;
    return await new Promise<void>((resolve) => {
      if (isUrgent) this.waiting.unshift(resolve);
      else this.waiting.push(resolve);
    });
  }
  async send(message: object, isUrgent = false): Promise<void> {
    await this.checkOffline(isUrgent);
    this.socket?.send(JSON.stringify(message));
  }
  async sendHere(message: object): Promise<void> {
    if (this.socket?.readyState !== WebSocket.OPEN) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.socket?.send(JSON.stringify(message));
  }
}
