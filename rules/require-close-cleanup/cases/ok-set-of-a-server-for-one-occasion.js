import { createServer } from 'node:net';
import { suite } from './suite.js';

function serveNonsense(use) {
  const sockets = new Set();
  const server = createServer((socket) => {
    socket.on('error', console.error);
    sockets.add(socket);
  });
  server.listen(0, () => use(() => sockets.forEach((socket) => socket.destroy())));
}

suite.case('a client fails', (done) => serveNonsense(done));
