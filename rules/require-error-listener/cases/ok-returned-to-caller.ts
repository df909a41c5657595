import { connect, type Socket } from 'node:net';

export function open(port: number): Socket {
  const socket = connect(port);
  socket.setNoDelay(true);
  return socket;
}
