import { WebSocketServer } from 'ws';
import { Client } from 'pg';
const pg = new Client();
new WebSocketServer({ port: 1 }).on('connection', (ws) => {
  ws.on('error', () => {});
  const onNote = (n: { payload?: string }) => {
    if (ws.readyState === 1) ws.send(n.payload ?? '');
  };
  pg.on('notification', onNote);
  ws.on('close', () => {
    pg.removeListener('notification', onNote);
  });
});
