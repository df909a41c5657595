import { connect } from 'node:net';

export function probe([port, ...rest]: number[]): void {
  if (port === undefined) return;
  const socket = connect(port);
  socket.on('connect', () => {
    console.log('listens', port);
  });
  socket.on('error', () => {
    probe(rest);
  });
}
