import { createServer, type Socket } from 'node:net';

class Session {
  constructor(private readonly socket: Socket) {
    this.socket.on('error', () => this.socket.destroy());
  }
}

createServer((socket) => {
  new Session(socket);
}).listen(7);
