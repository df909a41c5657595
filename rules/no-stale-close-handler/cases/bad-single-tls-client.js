import { createServer } from 'node:tls';

let panel;

createServer((socket) => {
  panel = socket;
  socket.on('error', console.error);
  socket.once('close', () => {
    panel = null;
    //^^^^^^^^^^ slot
  });
}).listen(4443);

export const hasPanel = () => Boolean(panel);
