import { WebSocket } from 'ws';

function main() {
  const socket = new WebSocket('ws://localhost:8080');
  socket.on('message', (text) => console.log(String(text)));
  socket.on('error', () => process.exit(1));
}

main();
