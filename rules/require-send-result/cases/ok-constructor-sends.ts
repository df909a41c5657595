import { WebSocket } from 'ws';

export class Greeting {
  constructor(socket: WebSocket, name: string) {
    if (socket.readyState === WebSocket.OPEN) socket.send(`hello ${name}`);
  }
}
