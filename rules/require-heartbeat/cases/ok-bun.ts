Bun.serve({
  websocket: {
    open(socket) {
      socket.subscribe('news');
    },
    message(socket, text) {
      socket.send(text);
    },
  },
});
