export class Room {
  sessions: WebSocket[] = [];

  async fetch(): Promise<Response> {
    const { 0: client, 1: server } = new WebSocketPair();
    server.accept();
    this.sessions.push(server);
    server.addEventListener('close', () => {
      this.sessions = this.sessions.filter((one) => one !== server);
    });
    return new Response(null, { status: 101, webSocket: client });
  }
}
