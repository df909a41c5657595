// One of two ways leads here without `accept`.
export function answer(isLive: boolean) {
  const [client, server] = Object.values(new WebSocketPair());
  if (isLive) server.accept();
  server.send('hello'); //! unguarded
  return new Response(null, { status: 101, webSocket: client });
}
