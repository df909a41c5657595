import { createServer } from 'node:net';

declare function exit(room: string): void;

createServer((socket) => {
  socket.on('error', () => exit('lobby'));
}).listen(7);
