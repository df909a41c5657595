import { WebSocket } from 'ws';

export function link(url: string) {
  function connect() {
    const socket = new WebSocket(url);
    socket.on('error', (error) => {
      console.error(error);
    });
    socket.on('close', () => {
      setTimeout(connect, 1000);
    });
  }
  connect();
}
