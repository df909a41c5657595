import { WebSocket } from 'ws';

const socket = new WebSocket('ws://localhost:3000');
             //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unheard

socket.on('message', (text) => {
  console.log(String(text));
});
