// It tells what it found, and goes on.
const { WebSocketServer } = require('ws');
new WebSocketServer({ port: 1 }).on('connection', (socket) => {
  socket.on('error', console.error);
  setTimeout(() => {
    console.assert(socket.readyState === 1);
    socket.send('hello'); //! unguarded
  }, 10);
});
