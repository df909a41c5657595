import { Server, Socket } from 'socket.io';
const online = new Map<string, Socket>();
const io = new Server(1);
io.use((socket, next) => {
  socket.data.userId = socket.handshake.auth.token;
  next();
});
io.on('connection', (socket) => {
  online.set(socket.data.userId, socket);
  socket.on('disconnect', () => {
    online.delete(socket.data.userId); //! no-stale-close-handler
  });
});
