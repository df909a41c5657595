import { connect } from 'node:net';

const socket = connect(6667, 'chat.example');
             //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ silent

socket.on('error', console.error);
socket.on('data', (bytes) => {
  console.log(String(bytes));
});
