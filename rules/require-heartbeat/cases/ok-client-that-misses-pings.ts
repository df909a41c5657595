import { WebSocket } from 'ws';

const socket = new WebSocket('ws://feed.example');
let timer = setTimeout(() => socket.terminate(), 45_000);

socket.on('error', console.error);
socket.on('message', (text) => {
  console.log(String(text));
});
socket.on('ping', () => {
  clearTimeout(timer);
  timer = setTimeout(() => socket.terminate(), 45_000);
});
