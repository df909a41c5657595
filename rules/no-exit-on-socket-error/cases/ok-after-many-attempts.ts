import { WebSocket } from 'ws';

export function link(url: string) {
  let failures = 0;
  function connect() {
    const socket = new WebSocket(url);
    socket.on('error', console.error);
    socket.on('close', () => {
      failures += 1;
      if (failures > 10) process.exit(1);
      setTimeout(connect, 1000 * failures);
    });
  }
  connect();
}
