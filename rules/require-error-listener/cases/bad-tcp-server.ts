import { createServer } from 'node:net';

createServer((socket) => {
            //^^^^^^ unheard
  socket.pipe(socket);
}).listen(7);
