import { createSocket } from 'node:dgram';

const socket = createSocket('udp4');

socket.on('error', console.error);
socket.on('message', (bytes) => {
  console.log(bytes.length);
});
