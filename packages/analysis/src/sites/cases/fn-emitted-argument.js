// What an emitter of the file's own hands to its listeners has no type there.
const { EventEmitter } = require('events');
const { WebSocketServer } = require('ws');
const bus = new EventEmitter();
bus.on('joined', (socket) => {
  socket.send('welcome'); //! unguarded
});
new WebSocketServer({ port: 1 }).on('connection', async (socket) => {
  await fetch('http://users');
  bus.emit('joined', socket);
});
