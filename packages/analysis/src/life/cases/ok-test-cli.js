const WebSocket = require('ws');
const ws = new WebSocket(process.argv[2]);
ws.on('open', () => {
  setInterval(() => ws.send('x'), 1000);
});
ws.on('error', console.error);
ws.on('close', () => process.exit(0));
