const { Server } = require('socket.io');

const players = new Map();

new Server(3000).on('connection', (socket) => {
  players.set(socket.id, socket);
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^ collection
});
