import { WebSocket } from 'ws';

process.on('uncaughtException', (error) => {
  console.error(error);
});

const socket = new WebSocket('ws://feed.example');
socket.on('message', console.log);
