import { WebSocketServer } from 'ws';
export function createHub(server) {
  const peers = new Set();
  const wss = new WebSocketServer({ server });
  wss.on('connection', (ws) => {
    peers.add(ws);
    ws.on('message', (m) => {
      for (const p of peers) if (p.readyState === 1) p.send(m);
    });
    ws.on('error', () => {});
    ws.on('close', () => peers.delete(ws));
  });
  return { size: () => peers.size };
}
