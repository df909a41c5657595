// What a function of the file closes later in the turn is closed before the microtask runs, too.
export function leave(socket: WebSocket) {
  if (socket.readyState !== WebSocket.OPEN) return;
  queueMicrotask(() => {
    socket.send('bye'); //! stale-check
  });
  const end = () => {
    socket.close();
  };
  end();
}
export function stay(socket: WebSocket) {
  if (socket.readyState !== WebSocket.OPEN) return;
  queueMicrotask(() => {
    socket.send('hello');
  });
  const note = () => {
    console.log('said hello');
  };
  note();
}
