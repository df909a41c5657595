// What the file makes is kept in a list, and whoever walks the list may meet one that is connecting.
const pool = [];
export function connect(url) {
  pool.push(new WebSocket(url));
}
export function publish(text) {
  pool.forEach((socket) => socket.send(text)); //! fragile-broadcast
}
export function publishOnce(text) {
  for (const socket of pool) socket.send(text); //! fragile-broadcast
}
