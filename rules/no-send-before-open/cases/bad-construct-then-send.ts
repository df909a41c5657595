import { WebSocket } from 'ws';

const socket = new WebSocket('wss://hub.example');
socket.on('error', console.error);
socket.send('hello');
//^^^^^^^^^^^^^^^^^^ surely
