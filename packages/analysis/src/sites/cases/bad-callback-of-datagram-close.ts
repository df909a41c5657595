// The callback of `close` runs once the socket is closed.
import dgram from 'node:dgram';
export function leave(text: string, port: number) {
  const socket = dgram.createSocket('udp4');
  socket.on('error', console.error);
  socket.close(() => {
    socket.send(text, port); //! after-close
  });
}
