export class Broadcast {
  private audience: WebSocket[] = [];

  async fetch() {
    const [client, server] = Object.values(new WebSocketPair());
    server.accept();
    this.audience.push(server);
    //^^^^^^^^^^^^^^^^^^^^^^^^ collection
    return new Response(null, { status: 101, webSocket: client });
  }

  announce(text: string) {
    this.audience = this.audience.filter((peer) => {
      try {
        peer.send(text);
        return true;
      } catch {
        return false;
      }
    });
  }
}
