import { createServer, type Socket } from 'node:net';

class Session {
  constructor(private readonly socket: Socket) {
    this.socket.on('data', (bytes) => this.socket.write(bytes));
  }
}

createServer((socket) => {
  socket.on('error', (error) => {
    console.error('socket error', error);
  });
  new Session(socket);
}).listen(7);
