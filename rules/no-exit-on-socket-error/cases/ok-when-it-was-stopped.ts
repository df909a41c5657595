import { WebSocket } from 'ws';

let stopping = false;
process.on('SIGTERM', () => {
  stopping = true;
});

export function link(url: string) {
  function connect() {
    const socket = new WebSocket(url);
    socket.on('error', console.error);
    socket.on('close', () => {
      if (stopping) process.exit(1);
      setTimeout(connect, 1000 + Math.random() * 1000);
    });
  }
  connect();
}
