import { WebSocket } from 'ws';

let socket = new WebSocket('ws://feed.example/first');
socket.on('error', console.error);

export function moveOn(url: string): void {
  socket.close();
  socket = new WebSocket(url);
         //^^^^^^^^^^^^^^^^^^ unheard
  socket.on('open', () => {
    console.log('moved on');
  });
}
