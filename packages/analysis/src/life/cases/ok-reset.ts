let socket: WebSocket | undefined;
export function connect() {
  const own = new WebSocket('ws://x');
  socket = own;
  own.addEventListener('close', () => {
    if (own !== socket) return;
    socket = undefined;
  });
}
export function reset() {
  socket?.close();
  connect();
}
