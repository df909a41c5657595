import { WebSocket } from 'ws';

const socket = new WebSocket('ws://feed.example');

socket.on('message', (text) => {
  console.log(String(text));
});
socket.once('error', (error) => {
  console.error('no feed', error.message);
});
