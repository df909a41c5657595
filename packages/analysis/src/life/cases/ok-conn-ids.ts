import { WebSocketServer, WebSocket } from 'ws';
import { nanoid } from 'nanoid';
const conns = new Map<string, WebSocket>();
const wss = new WebSocketServer({ port: 1 });
wss.on('connection', (ws, req) => {
  const connectionId = nanoid();
  conns.set(connectionId, ws);
  ws.on('close', () => conns.delete(connectionId));
});
