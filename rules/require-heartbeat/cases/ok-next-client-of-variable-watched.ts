import { WebSocket } from 'ws';

let socket: WebSocket;
let lastSeen = Date.now();

export function connect(url: string): void {
  socket = new WebSocket(url);
  socket.on('error', console.error);
  socket.on('message', () => {
    lastSeen = Date.now();
  });
}

setInterval(() => Date.now() - lastSeen > 60_000 && socket.terminate(), 10_000);
