import { Server } from 'socket.io';
import Redis from 'ioredis';
const io = new Server(3000);
const sub = new Redis();
io.on('connection', (socket) => {
  sub.on('message', (channel, message) => { //! require-close-cleanup

    socket.emit('update', message);
  });
});
