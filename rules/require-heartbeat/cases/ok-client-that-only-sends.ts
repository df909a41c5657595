import { WebSocket } from 'ws';

const socket = new WebSocket('ws://log.example');

socket.on('error', console.error);
socket.on('open', () => {
  socket.send('started');
});
