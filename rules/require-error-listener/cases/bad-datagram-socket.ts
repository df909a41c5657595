import { createSocket } from 'node:dgram';

const socket = createSocket('udp4');
             //^^^^^^^^^^^^^^^^^^^^ unheard

socket.send('requests 1', 8125, 'metrics.example');
