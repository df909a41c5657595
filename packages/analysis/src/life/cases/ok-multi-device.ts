import { Server, Socket } from 'socket.io';
const online = new Map<string, Set<Socket>>();
const io = new Server(1);
io.on('connection', (socket) => {
  const userId = String(socket.handshake.query.userId);
  if (!online.has(userId)) online.set(userId, new Set());
  online.get(userId)!.add(socket);
  socket.on('disconnect', () => {
    const s = online.get(userId);
    s?.delete(socket);
    if (s?.size === 0) online.delete(userId);
  });
});
