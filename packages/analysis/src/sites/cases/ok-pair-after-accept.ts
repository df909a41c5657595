// It is accepted, in one place or in the other.
const pair = new WebSocketPair();
const socket = pair[1];
socket.accept();
['a', 'b'].forEach((text) => {
  socket.send(text);
});
export function answer() {
  const [client, server] = Object.values(new WebSocketPair());
  server.accept();
  for (const text of ['a', 'b']) server.send(text);
  return new Response(null, { status: 101, webSocket: client });
}
