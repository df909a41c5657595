export class Room {
  private readonly members: WebSocket[] = [];

  async fetch(): Promise<Response> {
    const { 0: client, 1: server } = new WebSocketPair();
    server.accept();
    this.members.push(server);
    return new Response(null, { status: 101, webSocket: client });
  }

  shout(text: string): void {
    for (const member of this.members) {
      if (member.readyState === WebSocket.OPEN) {
        member.send(text);
      }
    }
  }
}
