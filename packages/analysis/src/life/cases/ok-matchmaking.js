const { Server } = require('ws');
const wss = new Server({ port: 1 });
let waiting = null;
wss.on('connection', (ws) => {
  ws.on('error', () => {});
  if (waiting && waiting.readyState === 1) {
    pair(waiting, ws);
    waiting = null;
    return;
  }
  waiting = ws;
  ws.on('close', () => {
    if (waiting === ws) waiting = null;
  });
});
function pair(a, b) {
  a.on('message', (m) => b.readyState === 1 && b.send(m));
  b.on('message', (m) => a.readyState === 1 && a.send(m));
}
