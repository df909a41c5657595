import { WebSocketServer, WebSocket } from 'ws';
const wss = new WebSocketServer({ port: 1 });
const topics = new Map<string, Set<WebSocket>>();
wss.on('connection', (ws) => {
  ws.on('error', () => {});
  ws.on('message', (raw) => {
    const { topic } = JSON.parse(String(raw));
    if (!topics.has(topic)) topics.set(topic, new Set());
    topics.get(topic)!.add(ws); //! require-close-cleanup
  });
});
