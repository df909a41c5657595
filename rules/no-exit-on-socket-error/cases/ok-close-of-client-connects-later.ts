import { WebSocket } from 'ws';

export function link(url: string) {
  let attempts = 0;
  function connect() {
    const socket = new WebSocket(url);
    socket.on('error', console.error);
    socket.on('open', () => {
      attempts = 0;
    });
    socket.on('close', () => {
      attempts += 1;
      setTimeout(connect, Math.min(30_000, 1000 * 2 ** attempts) * Math.random());
    });
  }
  connect();
}
