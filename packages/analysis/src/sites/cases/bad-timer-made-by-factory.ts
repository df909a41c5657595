// The same factory makes a timer's callback: by then the socket may be gone.
import { createServer, type Socket } from 'node:net';
function makeBeat(socket: Socket) {
  return (): void => {
    socket.write('beat'); //! unguarded
  };
}
createServer((socket) => {
  socket.on('error', console.error);
  setInterval(makeBeat(socket), 1000);
}).listen(0);
