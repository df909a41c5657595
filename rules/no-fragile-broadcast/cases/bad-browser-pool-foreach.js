const pool = [];

export function connect(url) {
  pool.push(new WebSocket(url));
}

export function publish(text) {
  pool.forEach((socket) => socket.send(text));
  //                       ^^^^^^^^^^^^^^^^^ maybe
}
