// What a microtask or a callback behind a settled promise does comes after the rest of the turn: that its send got through proves
// nothing there.
export const dial = () => new WebSocketPair()[1];
export function soon(socket: WebSocket) {
  queueMicrotask(() => {
    socket.send('later'); //! unguarded
  });
  socket.send('now'); //! unguarded
}
export function behind(socket: WebSocket) {
  Promise.resolve().then(() => {
    socket.send('later'); //! unguarded
  });
  socket.send('now'); //! unguarded
}
export function first(socket: WebSocket) {
  socket.send('now'); //! unguarded
  socket.send('again');
}
