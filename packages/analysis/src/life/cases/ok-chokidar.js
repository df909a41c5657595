const chokidar = require('chokidar');
const { WebSocketServer } = require('ws');
const watcher = chokidar.watch('.');
const wss = new WebSocketServer({ port: 1 });
watcher.on('change', (p) => wss.clients.forEach((ws) => ws.readyState === 1 && ws.send(p)));
