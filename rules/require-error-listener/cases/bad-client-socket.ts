import { WebSocket } from 'ws';

const socket = new WebSocket('ws://feed.example');
             //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unheard

socket.on('message', (text) => {
  console.log(String(text));
});
