const io = require('socket.io')(3000);

const players = {};

io.on('connection', (socket) => {
  players[socket.id] = socket;
  socket.on('disconnect', () => {
    delete players[socket.id];
  });
});
