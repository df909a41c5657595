import { WebSocket } from 'ws';
async function main() {
  const sockets: WebSocket[] = [];
  for (let i = 0; i < 10; i++) {
    const ws = new WebSocket('ws://x');
    ws.on('error', () => {});
    sockets.push(ws);
  }
  await Promise.all(sockets.map((s) => new Promise((r) => s.once('open', r))));
}
main();
