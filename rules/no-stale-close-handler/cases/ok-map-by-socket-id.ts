import { Server, type Socket } from 'socket.io';

const sessions = new Map<string, Socket>();

new Server(3000).on('connection', (socket) => {
  sessions.set(socket.id, socket);
  socket.on('disconnect', () => sessions.delete(socket.id));
});
