import { WebSocket } from 'ws';

const socket = new WebSocket('ws://localhost:3000');
socket.on('error', (error) => {
  console.error('socket error', error);
});

socket.on('message', (text) => {
  console.log(String(text));
});
