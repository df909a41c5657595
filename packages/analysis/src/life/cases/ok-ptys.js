const pty = require('node-pty');
const { WebSocketServer } = require('ws');
new WebSocketServer({ port: 1 }).on('connection', (ws) => {
  const term = pty.spawn('bash', []);
  ws.on('error', () => {});
  term.on('data', (d) => {
    if (ws.readyState === 1) ws.send(d);
  });
  ws.on('close', () => term.kill());
});
