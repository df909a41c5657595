import { WebSocket } from 'ws';

export function greet(url: string) {
  const socket = new WebSocket(url);
  socket.on('error', console.error);
  setTimeout(() => {
    if (socket.readyState !== WebSocket.OPEN) return;
    socket.send('hello');
  }, 1000);
}
