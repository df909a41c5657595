import { connect, type Socket } from 'node:net';
import * as tls from 'node:tls';

export function greet(host: string, isSecure: boolean): void {
  let socket: Socket;
  if (isSecure) {
    socket = tls.connect(443, host);
    socket.on('error', (error) => {
      console.error('socket error', error);
    });
  } else {
    socket = connect(80, host);
    socket.on('error', console.error);
  }
  socket.write('hello');
}
