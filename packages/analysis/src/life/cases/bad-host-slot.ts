import { WebSocketServer, WebSocket } from 'ws';
let host: WebSocket | null = null;
new WebSocketServer({ port: 1 }).on('connection', (ws) => {
  ws.on('error', () => {});
  ws.on('message', (m) => {
    if (String(m) === 'host') host = ws;
  });
  ws.on('close', () => {
    host = null; //! no-stale-close-handler
  });
});
export const has = () => host;
