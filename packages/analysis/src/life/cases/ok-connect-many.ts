import { WebSocket } from 'ws';
const sockets: WebSocket[] = [];
for (let i = 0; i < 10; i++) {
  const ws = new WebSocket('ws://x');
  ws.on('error', () => {});
  sockets.push(ws);
}
