import { WebSocket } from 'ws';

export function watch(url: string): void {
  const socket = new WebSocket(url).on('message', (text) => {
    console.log(String(text));
  });
  socket.on('error', (error) => {
    console.error('socket error', error);
  });
}
