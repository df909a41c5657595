import { createServer } from 'node:net';
import { exit } from 'node:process';

createServer((socket) => {
  socket.on('error', () => exit(1));
  //                       ^^^^^^^ error
}).listen(7);
