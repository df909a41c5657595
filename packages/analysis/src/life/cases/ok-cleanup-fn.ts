import { WebSocketServer, WebSocket } from 'ws';
const wss = new WebSocketServer({ port: 1 });
const topics = new Map<string, Set<WebSocket>>();
function cleanup(ws: WebSocket) {
  for (const [t, s] of topics) {
    s.delete(ws);
    if (!s.size) topics.delete(t);
  }
}
wss.on('connection', (ws) => {
  ws.on('message', (raw) => {
    const { topic } = JSON.parse(String(raw));
    if (!topics.has(topic)) topics.set(topic, new Set());
    topics.get(topic)!.add(ws);
  });
  ws.on('close', () => cleanup(ws));
  ws.on('error', () => cleanup(ws));
});
