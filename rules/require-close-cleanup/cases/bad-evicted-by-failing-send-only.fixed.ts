export class Broadcast {
  private audience: WebSocket[] = [];

  async fetch() {
    const [client, server] = Object.values(new WebSocketPair());
    server.accept();
    this.audience.push(server);
    server.addEventListener('close', () => {
      const index = this.audience.indexOf(server);
      if (index !== -1) this.audience.splice(index, 1);
    });
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
