const pool = [];

export function connect(url) {
  pool.push(new WebSocket(url));
}

export function publish(text) {
  pool.filter((socket) => socket.readyState === WebSocket.OPEN).forEach((socket) => socket.send(text));
}
