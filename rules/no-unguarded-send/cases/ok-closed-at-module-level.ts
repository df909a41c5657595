// The program's own last statement may close the socket: no callback, with which a send could race.
import { createSocket } from 'node:dgram';

const socket = createSocket('udp4');
socket.on('message', (message, peer) => {
  socket.send(message, peer.port, peer.address);
});
socket.on('error', (error) => {
  console.error(error);
});
if (process.argv.includes('--probe')) socket.close();
