import { connect } from 'node:tls';

export function greet(host: string): void {
  const socket = connect(443, host);
  socket.on('error', (error) => {
    console.error('socket error', error);
  });
  socket.on('secureConnect', () => {
    socket.end('hello');
  });
}
