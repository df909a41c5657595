import { connect } from 'node:net';

const socket = connect(6667, 'chat.example');
socket.setKeepAlive(true, 30_000);

socket.on('error', console.error);
socket.on('data', (bytes) => {
  console.log(String(bytes));
});
