import { WebSocket } from 'ws';

let socket = new WebSocket('ws://feed.example/first');
listen();

export function moveOn(url: string): void {
  socket.close();
  socket = new WebSocket(url);
  listen();
}

function listen(): void {
  socket.on('error', console.error);
}
