import { connect } from 'node:net';

let port = 7000;

export function find(): void {
  const socket = connect(port);
  socket.on('error', (error) => {
    console.error(port, error);
    port += 1;
    find();
  });
}
