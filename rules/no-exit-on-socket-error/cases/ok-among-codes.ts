import { WebSocket } from 'ws';

export function link(url: string) {
  function connect() {
    const socket = new WebSocket(url);
    socket.on('error', console.error);
    socket.onclose = ({ code }) => {
      switch (code) {
        case 1001:
          setTimeout(connect, 1000);
          break;
        case 1008:
          console.error('not allowed');
      }
    };
  }
  connect();
}
