import { connect } from 'node:net';

const socket = connect(6667, 'chat.example');

socket.setTimeout(60_000, () => socket.destroy());
socket.on('error', console.error);
socket.on('data', (bytes) => {
  console.log(String(bytes));
});
