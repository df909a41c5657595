const net = require('net');

const socket = net.connect(9000, 'metrics.example').on('error', () => {});
socket.write('requests 1\n');
