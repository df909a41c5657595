// The first of several rounds meets an end of a pair that nobody has accepted yet.
const pair = new WebSocketPair();
const socket = pair[1];
['a', 'b'].forEach((text) => {
  socket.send(text); //! before-open
});
