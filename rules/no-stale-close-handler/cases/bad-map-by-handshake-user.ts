import { Server, type Socket } from 'socket.io';

const sessions = new Map<string, Socket>();

new Server(3000).on('connection', (socket) => {
  const userId = String(socket.handshake.query.userId);
  sessions.set(userId, socket);
  socket.on('disconnect', () => sessions.delete(userId));
  //                            ^^^^^^^^^^^^^^^^^^^^^^^ entry
});
