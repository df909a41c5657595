import { Server, type Socket } from 'socket.io';

const tracked = new Set<Socket>();

new Server(3000).on('connection', (socket) => {
  tracked.add(socket);
  socket.on('disconnect', () => tracked.delete(socket));
});
