const socket = new WebSocket('wss://hub.example');

export function flush(queue) {
  if (socket.readyState !== WebSocket.OPEN) return;
  socket.send(queue.join());
}
