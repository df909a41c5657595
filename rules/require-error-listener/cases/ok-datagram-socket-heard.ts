import { createSocket } from 'node:dgram';

const socket = createSocket('udp4');

socket.on('error', () => socket.close());
socket.bind(8125);
