import { WebSocket } from 'ws';

export function greet(url: string) {
  const socket = new WebSocket(url);
  socket.on('error', console.error);
  setTimeout(() => {
    if (socket.readyState === WebSocket.CLOSING || socket.readyState === WebSocket.CLOSED) return;
    //  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ partial
    socket.send('hello');
  }, 1000);
}
