// A refused connection is closed and left before any listener is added: the message contract stands.
import { WebSocketServer } from 'ws';
new WebSocketServer({ port: 1 }).on('connection', (ws, req) => {
  if (!req.headers.cookie) {
    ws.close(1008);
    return;
  }
  ws.on('message', (m) => ws.send(m));
});
