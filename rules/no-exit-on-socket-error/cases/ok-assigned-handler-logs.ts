import { WebSocket } from 'ws';

export function open(url: string) {
  const socket = new WebSocket(url);
  socket.onerror = (event) => {
    console.error(event.message);
  };
  return socket;
}
