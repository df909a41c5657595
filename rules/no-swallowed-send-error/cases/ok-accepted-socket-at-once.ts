export class Greeter {
  async fetch(): Promise<Response> {
    const { 0: client, 1: server } = new WebSocketPair();
    server.accept();
    try {
      server.send('welcome');
    } catch {}
    return new Response(null, { status: 101, webSocket: client });
  }
}
