import { WebSocketServer, WebSocket } from 'ws';
import { once } from 'node:events';
const live = new Set<WebSocket>();
new WebSocketServer({ port: 1 }).on('connection', (ws) => {
  live.add(ws);
  ws.on('error', () => {});
  void once(ws, 'close').then(() => live.delete(ws));
});
