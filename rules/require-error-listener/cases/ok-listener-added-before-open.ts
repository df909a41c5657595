import { WebSocket } from 'ws';

const socket = new WebSocket('ws://feed.example');

socket.on('open', () => {
  console.log('open');
});
socket.on('error', (error) => {
  console.error(error);
});
