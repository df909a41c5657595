import { createServer, type Socket } from 'node:net';

let device: Socket | undefined;

createServer((socket) => {
  device?.destroy();
  device = socket;
  socket.on('error', console.error);
  socket.on('close', () => {
    device = undefined;
    //^^^^^^^^^^^^^^^^ slot
  });
}).listen(4000);

export const hasDevice = () => device !== undefined;
