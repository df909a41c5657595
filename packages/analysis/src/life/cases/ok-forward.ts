import { WebSocketServer, WebSocket } from 'ws';
import { handleConnection } from './handler.js';
const wss = new WebSocketServer({ port: 1 });
const clients = new Set<WebSocket>();
wss.on('connection', (ws) => {
  clients.add(ws);
  handleConnection(ws, () => clients.delete(ws));
});
