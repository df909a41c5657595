const { WebSocketServer } = require('ws');
const wss = new WebSocketServer({ port: 1 });
let list = [];
wss.on('connection', (ws) => {
  ws.on('error', () => {});
  list.push(ws);
});
setInterval(() => {
  list = list.filter((w) => w.readyState === 1);
}, 5000);
