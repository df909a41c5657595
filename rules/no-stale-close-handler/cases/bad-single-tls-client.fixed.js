import { createServer } from 'node:tls';

let panel;

createServer((socket) => {
  panel = socket;
  socket.on('error', console.error);
  socket.once('close', () => {
    if (panel === socket) panel = null;
  });
}).listen(4443);

export const hasPanel = () => Boolean(panel);
