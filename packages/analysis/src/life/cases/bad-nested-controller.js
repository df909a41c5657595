import { WebSocketServer } from 'ws';
export function createHub(server) {
  const peers = new Set();
  const wss = new WebSocketServer({ server });
  wss.on('connection', (ws) => {
    peers.add(ws); //! require-close-cleanup
    ws.on('message', (m) => {
      for (const p of peers) if (p.readyState === 1) p.send(m);
    });
    ws.on('error', () => {});
  });
  return { size: () => peers.size };
}
