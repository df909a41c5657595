import { connect } from 'node:net';

export function open(): void {
  const socket = connect(1883, 'broker.local');
  socket.on('error', console.error);
  socket.on('close', () => {
    setTimeout(open, 2000);
  });
}
