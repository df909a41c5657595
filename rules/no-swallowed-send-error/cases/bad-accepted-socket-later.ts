export class Greeter {
  async fetch(): Promise<Response> {
    const { 0: client, 1: server } = new WebSocketPair();
    server.accept();
    setTimeout(() => {
      try {
        server.send('still there?');
      } catch {}
     // ^^^^^^^^ catch
    }, 60_000);
    return new Response(null, { status: 101, webSocket: client });
  }
}
