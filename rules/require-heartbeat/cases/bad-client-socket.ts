import { WebSocket } from 'ws';

const socket = new WebSocket('ws://feed.example');
             //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ silent

socket.on('error', console.error);
socket.on('message', (text) => {
  console.log(String(text));
});
