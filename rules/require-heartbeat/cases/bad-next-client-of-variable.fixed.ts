import { WebSocket } from 'ws';

let socket: WebSocket;

export function connect(url: string): void {
  socket = new WebSocket(url);
  const link = socket;
  let isAlive = true;
  const heartbeat = setInterval(() => {
    if (link.readyState !== WebSocket.OPEN) return;
    if (!isAlive) {
      link.terminate();
      return;
    }
    isAlive = false;
    link.ping();
  }, 30_000);
  link.on('pong', () => {
    isAlive = true;
  });
  link.on('close', () => {
    clearInterval(heartbeat);
  });
  socket.on('error', console.error);
  socket.on('message', (text) => {
    console.log(String(text));
  });
}
