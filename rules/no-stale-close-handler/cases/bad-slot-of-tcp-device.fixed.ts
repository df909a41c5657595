import { createServer, type Socket } from 'node:net';

let device: Socket | undefined;

createServer((socket) => {
  device?.destroy();
  device = socket;
  socket.on('error', console.error);
  socket.on('close', () => {
    if (device === socket) device = undefined;
  });
}).listen(4000);

export const hasDevice = () => device !== undefined;
