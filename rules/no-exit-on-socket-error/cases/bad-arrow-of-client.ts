import { WebSocket } from 'ws';

export function link(url: string) {
  function connect() {
    const socket = new WebSocket(url);
    socket.on('error', console.error);
    socket.on('close', () => process.exit(1));
    //                       ^^^^^^^^^^^^^^^ close
  }
  connect();
}
