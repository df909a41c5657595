const { WebSocketServer } = require('ws');
const queue = [];
new WebSocketServer({ port: 1 }).on('connection', (ws) => {
  ws.on('error', () => {});
  queue.push(ws);
  while (queue.length >= 2) {
    const a = queue.shift(),
      b = queue.shift();
    a.peer = b;
    b.peer = a;
  }
});
