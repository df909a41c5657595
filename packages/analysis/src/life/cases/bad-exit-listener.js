const { WebSocketServer } = require('ws');
new WebSocketServer({ port: 1 }).on('connection', (ws) => {
  ws.on('error', () => {});
  process.on('SIGTERM', () => ws.close(1001)); //! require-close-cleanup
});
