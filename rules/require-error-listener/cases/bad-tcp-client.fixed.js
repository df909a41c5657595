const net = require('net');

const socket = net.connect(9000, 'metrics.example');
socket.on('error', (error) => {
  console.error('socket error', error);
});
socket.write('requests 1\n');
