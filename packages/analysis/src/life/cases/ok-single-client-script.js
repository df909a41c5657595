const WebSocket = require('ws');
function main() {
  const ws = new WebSocket('wss://x');
  ws.on('error', console.error);
  process.on('SIGINT', () => ws.close());
  setInterval(() => {
    if (ws.readyState === 1) ws.ping();
  }, 1000);
}
main();
