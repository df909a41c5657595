import { createServer } from 'node:net';

createServer((socket) => {
  socket.on('error', (error) => {
    console.error(error);
    socket.destroy();
  });
  socket.pipe(socket);
}).listen(7);
