const { WebSocketServer } = require('ws');
const wss = new WebSocketServer({ port: 1 });
const players = {};
wss.on('connection', (ws, req) => {
  ws.on('error', () => {});
  players[req.url] = { ws, at: Date.now() };
});
function sweep() {
  for (const id in players) if (Date.now() - players[id].at > 1e4) delete players[id];
  setTimeout(sweep, 1000);
}
sweep();
