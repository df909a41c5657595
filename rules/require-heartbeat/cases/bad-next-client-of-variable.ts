import { WebSocket } from 'ws';

let socket: WebSocket;

export function connect(url: string): void {
  socket = new WebSocket(url);
         //^^^^^^^^^^^^^^^^^^ silent
  socket.on('error', console.error);
  socket.on('message', (text) => {
    console.log(String(text));
  });
}
