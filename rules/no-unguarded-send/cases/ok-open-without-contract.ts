// preset: strict
import { WebSocket } from 'ws';

const socket = new WebSocket('ws://localhost:8080');

socket.on('error', console.error);
socket.on('open', () => {
  socket.send('hello');
});
