import { WebSocket } from 'ws';

let stopped = false;
let socket: WebSocket | undefined;

export function connect(): void {
  socket = new WebSocket('ws://localhost:8080');
  socket.on('error', console.error);
  socket.on('close', () => {
    if (!stopped) setTimeout(connect, 1000);
  });
}

export function stop() {
  stopped = true;
  socket?.close();
}
