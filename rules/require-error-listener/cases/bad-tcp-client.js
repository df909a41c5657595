const net = require('net');

const socket = net.connect(9000, 'metrics.example');
             //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unheard
socket.write('requests 1\n');
