import { WebSocketServer, WebSocket } from 'ws';
const wss = new WebSocketServer({ port: 1 });
const clients = new Set<WebSocket>();
const handlers = {
  close(this: WebSocket) {
    clients.delete(this);
  },
  error(this: WebSocket) {
    this.terminate();
  },
};
wss.on('connection', (ws) => {
  clients.add(ws);
  for (const [e, h] of Object.entries(handlers)) ws.on(e, h);
});
