const { WebSocketServer } = require('ws');
new WebSocketServer({ port: 1 }).on('connection', (ws) => {
  ws.on('error', () => {});
  let timer;
  function tick() {
    ws.send(String(Date.now()));
    timer = setTimeout(tick, 100);
  }
  tick();
  ws.on('close', () => clearTimeout(timer));
});
