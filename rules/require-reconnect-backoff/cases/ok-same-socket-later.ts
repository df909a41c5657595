import { Socket } from 'node:net';

const socket = new Socket();
socket.on('error', console.error);
socket.on('close', () => {
  setTimeout(() => {
    socket.connect(1883, 'broker.local');
  }, 1000);
});
socket.connect(1883, 'broker.local');
