export class Session {
  constructor(private readonly channel: RTCDataChannel) {}

  report(progress: number): void {
    try {
      this.channel.send(String(progress));
    } catch {}
   // ^^^^^^^^ catch
  }
}
