import { WebSocket } from 'ws';

function main() {
  const socket = new WebSocket('wss://feed.example');
  socket.on('error', console.error);
  process.on('SIGTERM', () => socket.close(1001));
}

main();
