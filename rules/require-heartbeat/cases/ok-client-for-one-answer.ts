import { WebSocket } from 'ws';

const socket = new WebSocket('ws://feed.example');

socket.on('error', console.error);
socket.on('open', () => socket.send('latest'));
socket.on('message', (text) => {
  console.log(String(text));
  socket.close();
});
