import { Socket } from 'node:net';

const socket = new Socket();
socket.on('error', console.error);
socket.on('close', () => {
  socket.connect(1883, 'broker.local');
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ atOnce
});
socket.connect(1883, 'broker.local');
