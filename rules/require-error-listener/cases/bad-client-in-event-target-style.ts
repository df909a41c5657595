import { WebSocket } from 'ws';

export function follow(url: string): void {
  const socket = new WebSocket(url);
               //^^^^^^^^^^^^^^^^^^ unheard
  socket.addEventListener('message', (event) => {
    console.log(event.data);
  });
}
