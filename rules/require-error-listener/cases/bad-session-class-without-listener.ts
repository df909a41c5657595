import { createServer, type Socket } from 'node:net';

class Session {
  constructor(private readonly socket: Socket) {
    this.socket.on('data', (bytes) => this.socket.write(bytes));
  }
}

createServer((socket) => {
            //^^^^^^ unheard
  new Session(socket);
}).listen(7);
