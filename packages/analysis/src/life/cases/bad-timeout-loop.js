const { WebSocketServer } = require('ws');
new WebSocketServer({ port: 1 }).on('connection', (ws) => {
  ws.on('error', () => {});
  function tick() {
    ws.send(String(Date.now()));
    setTimeout(tick, 100); //! require-close-cleanup
  }
  tick();
});
