import { WebSocket } from 'ws';

const socket = new WebSocket('ws://localhost:8080');
socket.on('open', () => socket.send('status'));
socket.on('message', (text) => console.log(String(text)));
socket.on('error', (error) => {
  console.error(error);
  process.exit(1);
});
