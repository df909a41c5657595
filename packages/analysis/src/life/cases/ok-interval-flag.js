const { WebSocketServer } = require('ws');
new WebSocketServer({ port: 1 }).on('connection', (ws) => {
  let open = true;
  ws.on('error', () => {});
  const t = setInterval(() => {
    if (!open) return clearInterval(t);
    ws.send('x');
  }, 100);
  ws.on('close', () => {
    open = false;
  });
});
