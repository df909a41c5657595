export class Scores {
  constructor(private readonly ctx: DurableObjectState) {}

  async alarm(): Promise<void> {
    for (const socket of this.ctx.getWebSockets()) {
      try {
        socket.send('refresh');
      } catch {}
     // ^^^^^^^^ catch
    }
  }
}
