export class Call {
  constructor(private readonly channel: RTCDataChannel) {}

  hangUp(): void {
    this.dispose();
  }

  private dispose(): void {
    try {
      this.channel.send('bye');
    } catch {}
  }
}
