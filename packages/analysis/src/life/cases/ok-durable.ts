export class Room {
  sessions: { ws: WebSocket; name?: string }[] = [];
  async handle(ws: WebSocket) {
    ws.accept();
    const session = { ws };
    this.sessions.push(session);
    ws.addEventListener('close', () => {
      this.sessions = this.sessions.filter((m) => m !== session);
    });
  }
  x = new WebSocketPair();
}
