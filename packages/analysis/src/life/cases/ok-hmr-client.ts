let socket: WebSocket | undefined;
export function connect() {
  if (socket) return socket;
  socket = new WebSocket('ws://x');
  socket.addEventListener('close', () => {
    socket = undefined;
  });
  return socket;
}
export function send(t: string) {
  if (socket?.readyState === 1) socket.send(t);
}
