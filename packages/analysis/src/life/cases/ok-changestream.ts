import { WebSocketServer } from 'ws';
import { collection } from './db.js';
new WebSocketServer({ port: 1 }).on('connection', (ws) => {
  ws.on('error', () => {});
  const stream = collection.watch();
  stream.on('change', (c: unknown) => {
    if (ws.readyState === 1) ws.send(JSON.stringify(c));
  });
});
