import { WebSocket } from 'ws';

export function link(url: string) {
  function connect() {
    const socket = new WebSocket(url);
    socket.on('error', console.error);
    socket.onclose = ({ code }) => {
      switch (code) {
        case 1001:
          process.exit(1);
          //^^^^^^^^^^^^^ close
        case 1008:
          console.error('not allowed');
          break;
        default:
          console.log('closed', code);
      }
    };
  }
  connect();
}
