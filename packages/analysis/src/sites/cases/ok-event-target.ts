// In a handler the target of the event is the socket.
export function f(url: string) {
  const ws = new WebSocket(url);
  ws.onopen = (event) => { (event.target as WebSocket).send('x'); };
  ws.addEventListener('open', ({ currentTarget }) => { (currentTarget as WebSocket).send('x'); });
}
