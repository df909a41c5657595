import { WebSocket } from 'ws';

const socket = new WebSocket('wss://hub.example');
socket.on('error', console.error);
socket.once('open', () => {
  socket.send('hello');
});
