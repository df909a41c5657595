import { WebSocket } from 'ws';

const socket = new WebSocket('ws://feed.example');
             //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ late

socket.on('open', () => {
  socket.on('error', (error) => {
    console.error(error);
  });
});
