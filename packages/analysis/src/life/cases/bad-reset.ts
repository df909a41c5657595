let socket: WebSocket | undefined;
export function connect() {
  socket = new WebSocket('ws://x');
  socket.addEventListener('close', () => {
    socket = undefined; //! no-stale-close-handler
  });
}
export function reset() {
  socket?.close();
  connect();
}
