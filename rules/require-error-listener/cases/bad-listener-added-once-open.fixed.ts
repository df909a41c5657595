import { WebSocket } from 'ws';

const socket = new WebSocket('ws://feed.example');
socket.on('error', (error) => {
  console.error('socket error', error);
});

socket.on('open', () => {
  socket.on('error', (error) => {
    console.error(error);
  });
});
