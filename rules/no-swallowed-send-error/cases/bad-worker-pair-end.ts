export default {
  async fetch(request: Request): Promise<Response> {
    const { 0: client, 1: server } = new WebSocketPair();
    server.accept();
    const page = await fetch('https://example.com/');
    try {
      server.send(await page.text());
    } catch {}
   // ^^^^^^^^ catch
    return new Response(null, { status: 101, webSocket: client });
  },
};
