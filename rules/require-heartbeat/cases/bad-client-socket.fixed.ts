import { WebSocket } from 'ws';

const socket = new WebSocket('ws://feed.example');
let isAlive = true;
const heartbeat = setInterval(() => {
  if (socket.readyState !== WebSocket.OPEN) return;
  if (!isAlive) {
    socket.terminate();
    return;
  }
  isAlive = false;
  socket.ping();
}, 30_000);
socket.on('pong', () => {
  isAlive = true;
});
socket.on('close', () => {
  clearInterval(heartbeat);
});

socket.on('error', console.error);
socket.on('message', (text) => {
  console.log(String(text));
});
