import { WebSocketServer, WebSocket } from 'ws';
const wss = new WebSocketServer({ port: 1 });
const alive = new WeakMap<WebSocket, boolean>();
wss.on('connection', (ws) => {
  alive.set(ws, true);
  ws.on('error', () => {});
  ws.on('pong', () => alive.set(ws, true));
});
const interval = setInterval(() => {
  for (const ws of wss.clients) {
    if (!alive.get(ws)) {
      ws.terminate();
      continue;
    }
    alive.set(ws, false);
    ws.ping();
  }
}, 30000);
wss.on('close', () => clearInterval(interval));
