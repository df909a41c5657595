import { createServer } from 'node:net';
import { exit } from 'node:process';

createServer((socket) => {
  socket.on('error', (error) => {
    console.warn('socket failed', error);
    socket.destroy();
  });
}).listen(7);
