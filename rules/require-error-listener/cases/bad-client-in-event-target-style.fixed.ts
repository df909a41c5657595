import { WebSocket } from 'ws';

export function follow(url: string): void {
  const socket = new WebSocket(url);
  socket.addEventListener('error', (event) => {
    console.error('socket error', event.error);
  });
  socket.addEventListener('message', (event) => {
    console.log(event.data);
  });
}
