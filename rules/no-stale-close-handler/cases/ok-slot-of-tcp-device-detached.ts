import { createServer, type Socket } from 'node:net';

let device: Socket | undefined;

createServer((socket) => {
  device?.removeAllListeners('close');
  device?.destroy();
  device = socket;
  socket.on('error', console.error);
  socket.on('close', () => {
    device = undefined;
  });
}).listen(4000);
