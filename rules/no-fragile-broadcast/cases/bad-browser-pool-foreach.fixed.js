const pool = [];

export function connect(url) {
  pool.push(new WebSocket(url));
}

export function publish(text) {
  pool.forEach((socket) => {
    if (socket.readyState === WebSocket.OPEN) {
      socket.send(text);
    }
  });
}
