const chokidar = require('chokidar');
const { WebSocketServer } = require('ws');
const watcher = chokidar.watch('.');
const wss = new WebSocketServer({ port: 1 });
wss.on('connection', (ws) => {
  ws.on('error', () => {});
  watcher.on('change', (p) => ws.readyState === 1 && ws.send(p)); //! require-close-cleanup
});
