import { createServer } from 'node:net';
import { exit } from './rooms.ts';

createServer((socket) => {
  socket.on('error', () => exit(1));
}).listen(7);
