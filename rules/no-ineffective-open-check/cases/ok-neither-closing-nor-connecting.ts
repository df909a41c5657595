import { WebSocket } from 'ws';

export function greet(url: string) {
  const socket = new WebSocket(url);
  socket.on('error', console.error);
  setTimeout(() => {
    const state = socket.readyState;
    if (state === WebSocket.CLOSING || state === WebSocket.CLOSED || state === WebSocket.CONNECTING) return;
    socket.send('hello');
  }, 1000);
}
