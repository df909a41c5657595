// A close call in the close handler comes after the last message.
import { WebSocketServer } from 'ws';
new WebSocketServer({ port: 1 }).on('connection', (ws) => {
  ws.on('close', () => ws.terminate());
  ws.on('message', (m) => ws.send(m));
});
