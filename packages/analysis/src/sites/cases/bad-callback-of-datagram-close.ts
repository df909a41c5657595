// The callback of `close` runs once the socket is closed, and waits for nothing that is still open.
import dgram, { type Socket } from 'node:dgram';
export function leave(text: string, port: number) {
  const socket = dgram.createSocket('udp4');
  socket.on('error', console.error);
  socket.close(() => {
    socket.send(text, port); //! after-close
  });
}
export function end(socket: Socket, text: string, port: number) {
  socket.close(() => console.log('closed'));
  socket.send(text, port); //! after-close
}
