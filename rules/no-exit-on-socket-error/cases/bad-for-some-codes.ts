import { WebSocket } from 'ws';

export function link(url: string) {
  function connect() {
    const socket = new WebSocket(url);
    socket.on('error', console.error);
    socket.on('close', (code) => {
      if (code === 1001) process.exit(1);
      //                 ^^^^^^^^^^^^^^^ close
    });
  }
  connect();
}
