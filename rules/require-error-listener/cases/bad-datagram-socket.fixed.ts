import { createSocket } from 'node:dgram';

const socket = createSocket('udp4');
socket.on('error', (error) => {
  console.error('socket error', error);
});

socket.send('requests 1', 8125, 'metrics.example');
