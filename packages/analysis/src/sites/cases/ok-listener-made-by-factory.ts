// A function of the file makes the listener: it runs under the contract of the socket that it was given.
import { createServer, type Socket } from 'node:net';
function makeHandler(socket: Socket, prefix: string) {
  return (data: Buffer): void => {
    socket.write(prefix + data.toString());
  };
}
createServer((socket) => {
  socket.on('error', console.error);
  socket.on('data', makeHandler(socket, '> '));
}).listen(0);
