// The state of an end that nobody has accepted yet reads open, and proves nothing on the other way.
const pair = new WebSocketPair();
const socket = pair[1];
if (socket.readyState === 1) {
  console.log('reads open');
} else {
  socket.readyState === WebSocket.OPEN ? socket.send('again') : null;
}
socket.send('hello'); //! unguarded
