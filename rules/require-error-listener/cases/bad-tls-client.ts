import { connect } from 'node:tls';

export function greet(host: string): void {
  const socket = connect(443, host);
               //^^^^^^^^^^^^^^^^^^ unheard
  socket.on('secureConnect', () => {
    socket.end('hello');
  });
}
