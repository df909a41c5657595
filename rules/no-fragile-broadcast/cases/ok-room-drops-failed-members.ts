export class Room {
  private members: WebSocket[] = [];

  async fetch(): Promise<Response> {
    const { 0: client, 1: server } = new WebSocketPair();
    server.accept();
    this.members.push(server);
    return new Response(null, { status: 101, webSocket: client });
  }

  shout(text: string): void {
    this.members = this.members.filter((member) => {
      try {
        member.send(text);
        return true;
      } catch (error) {
        console.warn('member gone', error);
        return false;
      }
    });
  }
}
