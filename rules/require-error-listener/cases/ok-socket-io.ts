import { Server } from 'socket.io';

new Server(3000).on('connection', (socket) => {
  socket.on('chat', (text: string) => socket.broadcast.emit('chat', text));
});
