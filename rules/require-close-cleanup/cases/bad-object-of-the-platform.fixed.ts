export class Room {
  sessions: WebSocket[] = [];

  async fetch(): Promise<Response> {
    const { 0: client, 1: server } = new WebSocketPair();
    server.accept();
    this.sessions.push(server);
    server.addEventListener('close', () => {
      const index = this.sessions.indexOf(server);
      if (index !== -1) this.sessions.splice(index, 1);
    });
    return new Response(null, { status: 101, webSocket: client });
  }
}
