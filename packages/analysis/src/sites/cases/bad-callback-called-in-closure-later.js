// The same, called by a timer.
const { WebSocketServer } = require('ws');
function serve(onMessage) {
  new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
    socket.on('message', (text) => setTimeout(() => onMessage(socket, text), 50));
  });
}
serve((socket, text) => {
  socket.send(text); //! unguarded
});
