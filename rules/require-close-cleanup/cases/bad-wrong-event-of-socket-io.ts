import { Server, type Socket } from 'socket.io';

const tracked = new Set<Socket>();

new Server(3000).on('connection', (socket) => {
  tracked.add(socket);
  //^^^^^^^^^^^^^^^^^ collection
  socket.on('close', () => tracked.delete(socket));
});
