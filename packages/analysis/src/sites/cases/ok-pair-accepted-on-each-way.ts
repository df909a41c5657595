// Both ways lead here through `accept`, one of them by way of the runtime.
export class Room {
  constructor(private readonly ctx: DurableObjectState) {}
  answer(isLive: boolean) {
    const [client, server] = Object.values(new WebSocketPair());
    if (isLive) server.accept();
    else this.ctx.acceptWebSocket(server);
    server.send('hello');
    return new Response(null, { status: 101, webSocket: client });
  }
}
