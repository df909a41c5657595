import { createServer } from 'node:net';

createServer((socket) => {
  socket.on('error', (error) => {
    console.error(error);
    process.abort();
    //^^^^^^^^^^^^^ error
  });
  socket.pipe(socket);
}).listen(7);
