import { Server } from 'socket.io';
const names = new Map<string, string>();
const io = new Server(1);
io.on('connection', (socket) => {
  const userId = String(socket.handshake.query.userId);
  names.set(userId, socket.id);
  socket.on('disconnect', () => names.delete(userId));
});
